using System.Globalization;
using System.Text.Json;
using Graph.Cypher.Spatial;

namespace Graph.Cypher.Values;

/// <summary>
/// Writes values as JSON in the two forms of Neo4j's Query API: plain, where numbers are JSON numbers and temporal values text, and
/// typed, where every value is <c>{"$type": "Integer", "_value": "42"}</c>, so that nothing is lost.
/// </summary>
public static class ValueJson
{
    /// <summary>Writes the plain form. NaN and the infinities, which JSON lacks, are the strings <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>.</summary>
    public static void WritePlain(Utf8JsonWriter writer, CypherValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean);
                break;
            case ValueKind.Integer:
                writer.WriteNumberValue(value.AsInteger);
                break;
            case ValueKind.Float:
                if (double.IsFinite(value.AsFloat))
                    writer.WriteRawValue(ValueText.OfFloat(value.AsFloat), skipInputValidation: true);
                else
                    writer.WriteStringValue(ValueText.OfFloat(value.AsFloat));
                break;
            case ValueKind.String:
                writer.WriteStringValue(value.AsString);
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsList.Items)
                    WritePlain(writer, item);
                writer.WriteEndArray();
                break;
            case ValueKind.Map:
                WriteMap(writer, value.AsMap, typed: false);
                break;
            case ValueKind.Node:
                WriteNode(writer, value.Domain, value.EntityId, typed: false);
                break;
            case ValueKind.Relationship:
                WriteRelationship(writer, value.Domain, value.EntityId, typed: false);
                break;
            case ValueKind.Path:
                WritePath(writer, value.AsPath, typed: false);
                break;
            case ValueKind.Point:
                writer.WriteStringValue(WellKnownText(value.AsPoint));
                break;
            default:
                writer.WriteStringValue(ValueText.ToDisplay(value));
                break;
        }
    }

    /// <summary>Writes the typed form.</summary>
    public static void WriteTyped(Utf8JsonWriter writer, CypherValue value)
    {
        writer.WriteStartObject();
        writer.WriteString("$type", TypeNameOf(value));
        writer.WritePropertyName("_value");
        switch (value.Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean);
                break;
            case ValueKind.Integer:
                writer.WriteStringValue(value.AsInteger.ToString(CultureInfo.InvariantCulture));
                break;
            case ValueKind.Float:
                writer.WriteStringValue(ValueText.OfFloat(value.AsFloat));
                break;
            case ValueKind.String:
                writer.WriteStringValue(value.AsString);
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsList.Items)
                    WriteTyped(writer, item);
                writer.WriteEndArray();
                break;
            case ValueKind.Map:
                WriteMap(writer, value.AsMap, typed: true);
                break;
            case ValueKind.Node:
                WriteNode(writer, value.Domain, value.EntityId, typed: true);
                break;
            case ValueKind.Relationship:
                WriteRelationship(writer, value.Domain, value.EntityId, typed: true);
                break;
            case ValueKind.Path:
                WritePath(writer, value.AsPath, typed: true);
                break;
            case ValueKind.Point:
                writer.WriteStringValue(WellKnownText(value.AsPoint));
                break;
            default:
                writer.WriteStringValue(ValueText.ToDisplay(value));
                break;
        }

        writer.WriteEndObject();
    }

    private static string TypeNameOf(CypherValue value) => value.Kind == ValueKind.DateTime
        ? value.AsDateTime.ZoneName is null ? "OffsetDateTime" : "ZonedDateTime"
        : value.Kind.ToString();

    private static void WriteMap(Utf8JsonWriter writer, MapValue map, bool typed)
    {
        writer.WriteStartObject();
        for (var i = 0; i < map.Count; i++)
        {
            writer.WritePropertyName(map.Keys[i]);
            if (typed)
                WriteTyped(writer, map.Values[i]);
            else
                WritePlain(writer, map.Values[i]);
        }

        writer.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter writer, EntityDomain domain, int id, bool typed)
    {
        var source = domain.Source;
        writer.WriteStartObject();
        writer.WriteString(typed ? "_element_id" : "elementId", source.NodeElementId(id));
        writer.WriteStartArray(typed ? "_labels" : "labels");
        foreach (var label in source.LabelsOf(id))
            writer.WriteStringValue(label);
        writer.WriteEndArray();
        writer.WritePropertyName(typed ? "_properties" : "properties");
        WriteMap(writer, source.NodeProperties(id), typed);
        writer.WriteEndObject();
    }

    private static void WriteRelationship(Utf8JsonWriter writer, EntityDomain domain, int id, bool typed)
    {
        var source = domain.Source;
        writer.WriteStartObject();
        writer.WriteString(typed ? "_element_id" : "elementId", source.RelationshipElementId(id));
        writer.WriteString(typed ? "_start_node_element_id" : "startNodeElementId", source.NodeElementId(source.StartOf(id)));
        writer.WriteString(typed ? "_end_node_element_id" : "endNodeElementId", source.NodeElementId(source.EndOf(id)));
        writer.WriteString(typed ? "_type" : "type", source.TypeOf(id));
        writer.WritePropertyName(typed ? "_properties" : "properties");
        WriteMap(writer, source.RelationshipProperties(id), typed);
        writer.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter writer, PathValue path, bool typed)
    {
        writer.WriteStartArray();
        for (var i = 0; i <= path.Length; i++)
        {
            if (i > 0)
                WriteEntity(CypherValue.Relationship(path.Domain, path.RelationshipIds[i - 1]));
            WriteEntity(CypherValue.Node(path.Domain, path.NodeIds[i]));
        }

        writer.WriteEndArray();

        void WriteEntity(CypherValue entity)
        {
            if (typed)
                WriteTyped(writer, entity);
            else
                WritePlain(writer, entity);
        }
    }

    private static string WellKnownText(PointValue point)
    {
        var flat = point.System.Dimensions == 2;
        var third = flat ? "" : $" {ValueText.OfFloat(point.Z)}";
        return string.Create(CultureInfo.InvariantCulture, $"SRID={point.System.Srid};POINT{(flat ? "" : " Z")} ({ValueText.OfFloat(point.X)} {ValueText.OfFloat(point.Y)}{third})");
    }
}
