using Graph.Cypher.Comparison;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>Functions of lists, maps, entities and paths, and the scalar functions that belong to no other group.</summary>
internal static class ListFunctions
{
    public static IEnumerable<FunctionDefinition> All()
    {
        yield return Of(FunctionCategory.List, "The property names of a node, relationship or map.", static (a, _) => Keys(a[0]), "keys(input :: NODE | RELATIONSHIP | MAP) :: LIST<STRING>");
        yield return Of(FunctionCategory.List, "The labels of a node.", static (a, _) => Labels(a[0]), "labels(input :: NODE) :: LIST<STRING>");
        yield return Of(FunctionCategory.List, "The nodes of a path, in order.", static (a, _) => Nodes(Argument.Path(a[0], "nodes")), "nodes(input :: PATH) :: LIST<NODE>");
        yield return Of(FunctionCategory.List, "The relationships of a path, in order.", static (a, _) => Relationships(Argument.Path(a[0], "relationships")), "relationships(input :: PATH) :: LIST<RELATIONSHIP>");
        yield return new FunctionDefinition(
            FunctionCategory.List,
            "The integers from the first to the second, both inclusive, in steps of the third; empty when the step leads away.",
            static (a, c) => Range(a, c),
            false,
            true,
            false,
            "range(start :: INTEGER, end :: INTEGER) :: LIST<INTEGER>",
            "range(start :: INTEGER, end :: INTEGER, step :: INTEGER) :: LIST<INTEGER>");
        yield return Of(FunctionCategory.List, "The list without its first element.", static (a, _) => Tail(Argument.List(a[0], "tail")), "tail(input :: LIST<ANY>) :: LIST<ANY>");

        yield return new FunctionDefinition(FunctionCategory.Scalar, "The first argument that is not null.", static (a, _) => Coalesce(a), false, true, true, "coalesce(input :: ANY) :: ANY");
        yield return Of(FunctionCategory.Scalar, "The text that identifies a node or relationship while its store lives.", static (a, _) => ElementId(a[0]), "elementId(input :: NODE | RELATIONSHIP) :: STRING");
        yield return Of(FunctionCategory.Scalar, "The node a relationship ends at.", static (a, _) => CypherValue.Node(Relationship(a[0], "endNode").Domain, a[0].Domain.Source.EndOf(a[0].EntityId)), "endNode(input :: RELATIONSHIP) :: NODE");
        yield return Of(FunctionCategory.Scalar, "The first element of a list; null when it is empty.", static (a, _) => At(Argument.List(a[0], "head"), 0), "head(list :: LIST<ANY>) :: ANY");
        yield return Of(FunctionCategory.Scalar, "The number that identifies a node or relationship within one opened store.", static (a, _) => Id(a[0]), "id(input :: NODE | RELATIONSHIP) :: INTEGER");
        yield return Of(FunctionCategory.Scalar, "The last element of a list; null when it is empty.", static (a, _) => At(Argument.List(a[0], "last"), Argument.List(a[0], "last").Count - 1), "last(list :: LIST<ANY>) :: ANY");
        yield return Of(FunctionCategory.Scalar, "The number of relationships of a path.", static (a, _) => CypherValue.Integer(Argument.Path(a[0], "length").Length), "length(input :: PATH) :: INTEGER");
        yield return new FunctionDefinition(FunctionCategory.Scalar, "Null when both values are equal, else the first.", static (a, _) => ValueEquality.AreEqual(a[0], a[1]) == true ? CypherValue.Null : a[0], false, true, false, "nullIf(v1 :: ANY, v2 :: ANY) :: ANY");
        yield return Of(FunctionCategory.Scalar, "The properties of a node, relationship or map as a map.", static (a, _) => Properties(a[0]), "properties(input :: NODE | RELATIONSHIP | MAP) :: MAP");
        yield return new FunctionDefinition(FunctionCategory.Scalar, "A random UUID.", static (_, c) => RandomUuid(c.Random), false, false, false, "randomUUID() :: STRING");
        yield return Of(FunctionCategory.Scalar, "The number of elements of a list or of characters of a text.", static (a, _) => Size(a[0]), "size(input :: STRING | LIST<ANY>) :: INTEGER");
        yield return Of(FunctionCategory.Scalar, "The node a relationship starts at.", static (a, _) => CypherValue.Node(Relationship(a[0], "startNode").Domain, a[0].Domain.Source.StartOf(a[0].EntityId)), "startNode(input :: RELATIONSHIP) :: NODE");
        yield return new FunctionDefinition(FunctionCategory.Scalar, "Milliseconds since 1970-01-01T00:00Z at the start of the statement.", static (_, c) => CypherValue.Integer(c.StatementTime.ToUnixTimeMilliseconds()), false, true, false, "timestamp() :: INTEGER");
        yield return Of(FunctionCategory.Scalar, "The type of a relationship.", static (a, _) => CypherValue.String(Relationship(a[0], "type").Domain.Source.TypeOf(a[0].EntityId)), "type(input :: RELATIONSHIP) :: STRING");
        yield return new FunctionDefinition(FunctionCategory.Scalar, "The most precise type of the value, as text.", static (a, _) => CypherValue.String(ValueTypes.TypeTextOf(a[0])), false, true, false, "valueType(input :: ANY) :: STRING");

        yield return Of(FunctionCategory.Predicate, "Whether a text, map or list is empty.", static (a, _) => IsEmpty(a[0]), "isEmpty(input :: STRING | MAP | LIST<ANY>) :: BOOLEAN");
    }

    private static FunctionDefinition Of(FunctionCategory category, string description, FunctionBody body, params string[] signatures) =>
        new(category, description, body, true, true, false, signatures);

    private static CypherValue Keys(CypherValue value) => CypherValue.List(ListValue.OfStrings(PropertyMap(value, "keys").Keys));

    private static CypherValue Properties(CypherValue value) => CypherValue.Map(PropertyMap(value, "properties"));

    private static MapValue PropertyMap(CypherValue value, string function) => value.Kind switch
    {
        ValueKind.Map => value.AsMap,
        ValueKind.Node => value.Domain.Source.NodeProperties(value.EntityId),
        ValueKind.Relationship => value.Domain.Source.RelationshipProperties(value.EntityId),
        _ => throw Argument.Wrong(value, function, "a Node, Relationship or Map"),
    };

    private static CypherValue Labels(CypherValue value) => value.Kind == ValueKind.Node
        ? CypherValue.List(ListValue.OfStrings(value.Domain.Source.LabelsOf(value.EntityId)))
        : throw Argument.Wrong(value, "labels", "a Node");

    private static CypherValue Relationship(CypherValue value, string function) =>
        value.Kind == ValueKind.Relationship ? value : throw Argument.Wrong(value, function, "a Relationship");

    private static CypherValue Id(CypherValue value) =>
        value.IsEntity ? CypherValue.Integer(value.EntityId) : throw Argument.Wrong(value, "id", "a Node or Relationship");

    private static CypherValue ElementId(CypherValue value) => value.Kind switch
    {
        ValueKind.Node => CypherValue.String(value.Domain.Source.NodeElementId(value.EntityId)),
        ValueKind.Relationship => CypherValue.String(value.Domain.Source.RelationshipElementId(value.EntityId)),
        _ => throw Argument.Wrong(value, "elementId", "a Node or Relationship"),
    };

    private static CypherValue Nodes(PathValue path)
    {
        var items = new CypherValue[path.Length + 1];
        for (var i = 0; i < items.Length; i++)
            items[i] = CypherValue.Node(path.Domain, path.NodeIds[i]);
        return CypherValue.List(ListValue.Adopt(items));
    }

    private static CypherValue Relationships(PathValue path)
    {
        var items = new CypherValue[path.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = CypherValue.Relationship(path.Domain, path.RelationshipIds[i]);
        return CypherValue.List(ListValue.Adopt(items));
    }

    private static CypherValue Range(ReadOnlySpan<CypherValue> a, FunctionContext context)
    {
        foreach (var argument in a)
        {
            if (!argument.IsInteger)
                throw new CypherRuntimeException(CypherErrorCategory.ArgumentError, "InvalidArgumentType", $"range() expected an Integer but got {ValueText.Describe(argument)}.");
        }

        var start = a[0].AsInteger;
        var end = a[1].AsInteger;
        var step = a.Length == 3 ? a[2].AsInteger : 1;
        if (step == 0)
            throw CypherRuntimeException.OutOfRange("range() takes no step of 0.");

        // A step away from the end gives the empty list, as openCypher has it (TCK List11 [2]); Neo4j 5.26 gives the start when
        // the step is longer than the distance, which its own documentation does not say.
        if (step > 0 ? start > end : start < end)
            return CypherValue.List(ListValue.Empty);
        var distance = step > 0 ? (UInt128)((Int128)end - start) : (UInt128)((Int128)start - end);
        var stride = step > 0 ? (UInt128)step : (UInt128)(-(Int128)step);
        var count = (distance / stride) + 1;
        if (count > (UInt128)context.MaxListLength)
            throw CypherRuntimeException.OutOfRange($"range({start}, {end}, {step}) has {count} elements; at most {context.MaxListLength} are allowed.");
        var items = new CypherValue[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = CypherValue.Integer(unchecked(start + (i * step)));
            if ((i & 0xFFFF) == 0xFFFF)
                context.Clock?.Check();
        }

        return CypherValue.List(ListValue.AdoptFlat(items));
    }

    private static CypherValue Tail(ListValue list) => CypherValue.List(list.Count <= 1 ? ListValue.Empty : list.Slice(1, list.Count - 1));

    private static CypherValue At(ListValue list, int index) => index >= 0 && index < list.Count ? list[index] : CypherValue.Null;

    private static CypherValue Coalesce(ReadOnlySpan<CypherValue> a)
    {
        foreach (var argument in a)
        {
            if (!argument.IsNull)
                return argument;
        }

        return CypherValue.Null;
    }

    private static CypherValue Size(CypherValue value) => value.Kind switch
    {
        ValueKind.List => CypherValue.Integer(value.AsList.Count),
        ValueKind.String => CypherValue.Integer(CodePoints.Count(value.AsString)),
        _ => throw Argument.Wrong(value, "size", "a String or List"),
    };

    private static CypherValue IsEmpty(CypherValue value) => value.Kind switch
    {
        ValueKind.List => CypherValue.Boolean(value.AsList.Count == 0),
        ValueKind.Map => CypherValue.Boolean(value.AsMap.Count == 0),
        ValueKind.String => CypherValue.Boolean(value.AsString.Length == 0),
        _ => throw Argument.Wrong(value, "isEmpty", "a String, Map or List"),
    };

    private static CypherValue RandomUuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        // RFC 9562, version 4: four bits of version, two of variant.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return CypherValue.String(new Guid(bytes, bigEndian: true).ToString());
    }
}
