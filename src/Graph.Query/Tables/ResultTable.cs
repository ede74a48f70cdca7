using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Graph.Cypher.Values;

namespace Graph.Query.Tables;

/// <summary>
/// An answer as columns and rows, the same for the command line, the service and its tools. A cell is null, a text, a whole number (<see cref="long"/> or <see cref="int"/>), a <see cref="double"/>,
/// a flag, a list of such, or a map from text to such.
/// </summary>
/// <param name="Columns">In order.</param>
/// <param name="Rows">In order; each has a cell for each column.</param>
public sealed record ResultTable(ImmutableArray<TableColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    private static readonly ConcurrentDictionary<Type, (ImmutableArray<TableColumn> Columns, PropertyInfo[] Properties)> Shapes = new();

    /// <summary>A row for each record of <paramref name="rows"/>, a column for each of its properties that has a <see cref="HeadingAttribute"/>, in the order declared.</summary>
    public static ResultTable Of<T>(IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (columns, properties) = Shapes.GetOrAdd(typeof(T), Shape);
        return new ResultTable(columns, [.. rows.Select(row => properties.Select(p => p.GetValue(row)).ToArray())]);
    }

    /// <summary>A value of the engine as a cell; nodes, relationships and paths become their text.</summary>
    public static object? Cell(CypherValue value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.String => value.AsString,
        ValueKind.Integer => value.AsInteger,
        ValueKind.Float => value.AsFloat,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.List => List(value.AsList),
        ValueKind.Map => Map(value.AsMap),
        _ => ValueText.ToDisplay(value),
    };

    private static object List(ListValue list)
    {
        var items = list.Items;
        var texts = new List<string>(items.Length);
        foreach (var item in items)
        {
            if (!item.IsString)
            {
                var cells = new object?[items.Length];
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = Cell(items[i]);
                }

                return cells;
            }

            texts.Add(item.AsString);
        }

        return texts;
    }

    private static Dictionary<string, object?> Map(MapValue map)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < map.Count; i++)
        {
            result[map.Keys[i]] = Cell(map.Values[i]);
        }

        return result;
    }

    private static (ImmutableArray<TableColumn> Columns, PropertyInfo[] Properties) Shape(Type type)
    {
        var properties = type.GetProperties().Where(p => p.GetCustomAttribute<HeadingAttribute>() is not null).OrderBy(p => p.MetadataToken).ToArray();
        return ([.. properties.Select(p => new TableColumn(JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.GetCustomAttribute<HeadingAttribute>()!.Zh, p.GetCustomAttribute<HeadingAttribute>()!.En))], properties);
    }
}
