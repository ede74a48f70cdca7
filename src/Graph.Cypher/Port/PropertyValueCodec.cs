using Graph.Cypher.Spatial;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;

namespace Graph.Cypher.Port;

/// <summary>Writes and reads property values as bytes: a kind byte and what the kind needs. For graphs that keep values of any type in files.</summary>
public static class PropertyValueCodec
{
    private const int MaximumNesting = 64;

    /// <summary>Writes a value that can be a property: null, scalars, temporal values, points and lists of these.</summary>
    /// <exception cref="ArgumentException">The value is a node, relationship, path or map.</exception>
    public static void Write(BinaryWriter writer, CypherValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write((byte)value.Kind);
        switch (value.Kind)
        {
            case ValueKind.Null:
                break;
            case ValueKind.Boolean:
                writer.Write(value.AsBoolean);
                break;
            case ValueKind.Integer:
                writer.Write(value.AsInteger);
                break;
            case ValueKind.Float:
                writer.Write(value.AsFloat);
                break;
            case ValueKind.String:
                writer.Write(value.AsString);
                break;
            case ValueKind.Date:
                writer.Write(value.AsDate.EpochDay);
                break;
            case ValueKind.LocalTime:
                writer.Write(value.AsLocalTime.NanosOfDay);
                break;
            case ValueKind.Time:
                writer.Write(value.AsTime.Local.NanosOfDay);
                writer.Write(value.AsTime.OffsetSeconds);
                break;
            case ValueKind.LocalDateTime:
                writer.Write(value.AsLocalDateTime.Date.EpochDay);
                writer.Write(value.AsLocalDateTime.Time.NanosOfDay);
                break;
            case ValueKind.DateTime:
                writer.Write(value.AsDateTime.Date.EpochDay);
                writer.Write(value.AsDateTime.Time.NanosOfDay);
                writer.Write(value.AsDateTime.OffsetSeconds);
                writer.Write(value.AsDateTime.ZoneName ?? "");
                break;
            case ValueKind.Duration:
                writer.Write(value.AsDuration.Months);
                writer.Write(value.AsDuration.Days);
                writer.Write(value.AsDuration.Seconds);
                writer.Write(value.AsDuration.Nanos);
                break;
            case ValueKind.Point:
                writer.Write(value.AsPoint.System.Srid);
                writer.Write(value.AsPoint.X);
                writer.Write(value.AsPoint.Y);
                writer.Write(value.AsPoint.Z);
                break;
            case ValueKind.List:
                writer.Write(value.AsList.Count);
                foreach (CypherValue item in value.AsList.Items)
                {
                    Write(writer, item);
                }

                break;
            default:
                throw new ArgumentException($"A {ValueText.TypeName(value.Kind)} cannot be a property.", nameof(value));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a value.</exception>
    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    public static CypherValue Read(BinaryReader reader) => Read(reader, 0);

    private static CypherValue Read(BinaryReader reader, int depth)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = (ValueKind)reader.ReadByte();
        switch (kind)
        {
            case ValueKind.Null:
                return CypherValue.Null;
            case ValueKind.Boolean:
                return CypherValue.Boolean(reader.ReadBoolean());
            case ValueKind.Integer:
                return CypherValue.Integer(reader.ReadInt64());
            case ValueKind.Float:
                return CypherValue.Float(reader.ReadDouble());
            case ValueKind.String:
                return CypherValue.String(reader.ReadString());
            case ValueKind.Date:
                return CypherValue.Date(new DateValue(reader.ReadInt64()));
            case ValueKind.LocalTime:
                return CypherValue.LocalTime(new LocalTimeValue(reader.ReadInt64()));
            case ValueKind.Time:
                return CypherValue.Time(new TimeValue(new LocalTimeValue(reader.ReadInt64()), reader.ReadInt32()));
            case ValueKind.LocalDateTime:
                return CypherValue.LocalDateTime(new LocalDateTimeValue(new DateValue(reader.ReadInt64()), new LocalTimeValue(reader.ReadInt64())));
            case ValueKind.DateTime:
                var date = new DateValue(reader.ReadInt64());
                var time = new LocalTimeValue(reader.ReadInt64());
                int offset = reader.ReadInt32();
                string zone = reader.ReadString();
                return Math.Abs((long)offset) > ZoneRules.MaxOffsetSeconds || (zone.Length > 0 && ZoneDatabase.Find(zone) is null)
                    ? throw new InvalidDataException($"No zone {zone} of offset {offset}.")
                    : CypherValue.DateTime(new DateTimeValue(date, time, offset, zone.Length == 0 ? null : zone));
            case ValueKind.Duration:
                return CypherValue.Duration(new DurationValue(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32()));
            case ValueKind.Point:
                int srid = reader.ReadInt32();
                CoordinateSystem? system = CoordinateSystem.All.FirstOrDefault(s => s.Srid == srid);
                return system is null
                    ? throw new InvalidDataException($"No coordinate system {srid}.")
                    : CypherValue.Point(new PointValue(system, reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()));
            case ValueKind.List when depth < MaximumNesting:
                int count = reader.ReadInt32();
                if (count < 0)
                {
                    throw new InvalidDataException("A list of negative length.");
                }

                var items = new List<CypherValue>(Math.Min(count, 1024));
                for (int i = 0; i < count; i++)
                {
                    items.Add(Read(reader, depth + 1));
                }

                return CypherValue.List(ListValue.Of(items));
            default:
                throw new InvalidDataException($"No property of kind {(int)kind}.");
        }
    }
}
