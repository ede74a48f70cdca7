using Graph.Cypher.Spatial;
using Graph.Cypher.Temporal;
using Graph.Cypher.Values;
using Neo4j.Driver;

namespace Graph.Neo4j.Bolt;

/// <summary>Values of the driver as those of the query language, for one answer, and parameters the other way. Temporal parameters other than dates and durations are refused. Not thread-safe.</summary>
internal sealed class BoltValues(string? hiddenProperty)
{
    private readonly BoltEntities entities = new();

    /// <summary>A parameter as the driver takes it.</summary>
    /// <exception cref="ArgumentException">Nodes, relationships and paths are no parameters.</exception>
    public static object? ToDriver(CypherValue value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Integer => value.AsInteger,
        ValueKind.Float => value.AsFloat,
        ValueKind.String => value.AsString,
        ValueKind.List => value.AsList.Items.ToArray().Select(ToDriver).ToList(),
        ValueKind.Map => Enumerable.Range(0, value.AsMap.Count).ToDictionary(i => value.AsMap.Keys[i], i => ToDriver(value.AsMap.Values[i]), StringComparer.Ordinal),
        ValueKind.Point => value.AsPoint is var p && p.System.Dimensions == 3 ? new Point(p.System.Srid, p.X, p.Y, p.Z) : new Point(p.System.Srid, p.X, p.Y),
        ValueKind.Date => new LocalDate(DateTime.UnixEpoch.AddDays(value.AsDate.EpochDay)),
        ValueKind.Duration => new Duration(value.AsDuration.Months, value.AsDuration.Days, value.AsDuration.Seconds, value.AsDuration.Nanos),
        var other => throw new ArgumentException($"a {other} as a parameter over Bolt; give its text and convert it in the query", nameof(value)),
    };

    /// <summary>A value of an answer.</summary>
    /// <exception cref="FormatException">The driver gives a type that this version does not know.</exception>
    public CypherValue FromDriver(object? value) => value switch
    {
        null => CypherValue.Null,
        bool flag => CypherValue.Boolean(flag),
        long whole => CypherValue.Integer(whole),
        double number => CypherValue.Float(number),
        string text => CypherValue.String(text),
        INode node => entities.AddNode(node.ElementId, [.. node.Labels], Map(node.Properties, hiddenProperty)),
        IRelationship r => Relationship(r),
        IPath path => CypherValue.Path(new PathValue(entities.Domain, [.. path.Nodes.Select(n => FromDriver(n).EntityId)], [.. path.Relationships.Select(r => FromDriver(r).EntityId)])),
        Point point => CypherValue.Point(new PointValue(CoordinateSystem.All.First(s => s.Srid == point.SrId), point.X, point.Y, double.IsNaN(point.Z) ? 0 : point.Z)),
        LocalDate date => CypherValue.Date(DateValue.Of(new DateOnly(date.Year, date.Month, date.Day))),
        LocalTime time => CypherValue.LocalTime(Time(time.Hour, time.Minute, time.Second, time.Nanosecond)),
        OffsetTime time => CypherValue.Time(new TimeValue(Time(time.Hour, time.Minute, time.Second, time.Nanosecond), time.OffsetSeconds)),
        LocalDateTime moment => CypherValue.LocalDateTime(new LocalDateTimeValue(DateValue.Of(new DateOnly(moment.Year, moment.Month, moment.Day)), Time(moment.Hour, moment.Minute, moment.Second, moment.Nanosecond))),
        ZonedDateTime moment => CypherValue.DateTime(DateTimeValue.Of(moment.ToDateTimeOffset())),
        Duration duration => CypherValue.Duration(new DurationValue(duration.Months, duration.Days, duration.Seconds, duration.Nanos)),
        IReadOnlyDictionary<string, object> map => CypherValue.Map(Map(map, null)),
        IDictionary<string, object> map => CypherValue.Map(Map(map.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), null)),
        System.Collections.IEnumerable list => CypherValue.List(ListValue.Adopt([.. list.Cast<object?>().Select(FromDriver)])),
        _ => throw new FormatException($"found a value of the driver's type {value.GetType().Name}"),
    };

    private CypherValue Relationship(IRelationship r) => entities.AddRelationship(r.ElementId, r.Type, r.StartNodeElementId, r.EndNodeElementId, Map(r.Properties, hiddenProperty));

    private MapValue Map(IReadOnlyDictionary<string, object> properties, string? hidden)
    {
        var map = new MapBuilder(properties.Count);
        foreach (var (key, value) in properties.Where(p => p.Key != hidden).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            map.Set(key, FromDriver(value));
        }

        return map.Build();
    }

    private static LocalTimeValue Time(int hour, int minute, int second, int nanosecond) => new((((((hour * 60L) + minute) * 60L) + second) * 1_000_000_000L) + nanosecond);
}
