using Graph.Cypher.Spatial;
using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>Functions of points.</summary>
internal static class SpatialFunctions
{
    public static IEnumerable<FunctionDefinition> All()
    {
        yield return Of("A point from a map of coordinates: x, y, z or longitude, latitude, height, with crs or srid where it is not plain.", static (a, _) => PointConstruction.FromMap(Argument.Map(a[0], "point")), "point(input :: MAP) :: POINT");
        yield return Of("The distance of two points of one system: in metres over the globe, or in units of the plane; null for two systems.", static (a, _) => Distance(a[0], a[1]), "point.distance(from :: POINT, to :: POINT) :: FLOAT");
        yield return Of("Whether a point lies in the box of two corners; null for different systems.", static (a, _) => WithinBox(a[0], a[1], a[2]), "point.withinBBox(point :: POINT, lowerLeft :: POINT, upperRight :: POINT) :: BOOLEAN");
    }

    private static FunctionDefinition Of(string description, FunctionBody body, string signature) =>
        new(FunctionCategory.Spatial, description, body, true, true, false, signature);

    private static CypherValue Distance(CypherValue from, CypherValue to)
    {
        // What is no point has no distance, as in Neo4j.
        if (from.Kind != ValueKind.Point || to.Kind != ValueKind.Point || from.AsPoint.System != to.AsPoint.System)
            return CypherValue.Null;
        return CypherValue.Float(PointGeometry.Distance(from.AsPoint, to.AsPoint));
    }

    private static CypherValue WithinBox(CypherValue point, CypherValue lowerLeft, CypherValue upperRight)
    {
        if (point.Kind != ValueKind.Point || lowerLeft.Kind != ValueKind.Point || upperRight.Kind != ValueKind.Point)
            return CypherValue.Null;
        var system = point.AsPoint.System;
        if (lowerLeft.AsPoint.System != system || upperRight.AsPoint.System != system)
            return CypherValue.Null;
        return CypherValue.Boolean(PointGeometry.IsWithin(point.AsPoint, lowerLeft.AsPoint, upperRight.AsPoint));
    }
}
