namespace Graph.Cypher.Spatial;

/// <summary>Distances and boxes, for points that are known to be of one system.</summary>
internal static class PointGeometry
{
    // The radius of the sphere that Neo4j computes on: that of the equator of WGS 84, rounded up to ten metres.
    private const double EarthRadiusMetres = 6_378_140;

    public static double Distance(PointValue from, PointValue to)
    {
        if (!from.System.IsGeographic)
        {
            var x = to.X - from.X;
            var y = to.Y - from.Y;
            var z = to.Z - from.Z;
            return Math.Sqrt((x * x) + (y * y) + (z * z));
        }

        // The haversine formula at the mean height, then the height as the other leg.
        var latitude = Radians(to.Y - from.Y);
        var longitude = Radians(to.X - from.X);
        var a = Square(Math.Sin(latitude / 2)) + (Math.Cos(Radians(from.Y)) * Math.Cos(Radians(to.Y)) * Square(Math.Sin(longitude / 2)));
        var angle = 2 * Math.Atan2(Math.Sqrt(a), Math.Sqrt(1 - a));
        var radius = EarthRadiusMetres + ((from.Z + to.Z) / 2);
        var surface = radius * angle;
        return from.System.Dimensions == 2 ? surface : Math.Sqrt(Square(surface) + Square(to.Z - from.Z));
    }

    public static bool IsWithin(PointValue point, PointValue lowerLeft, PointValue upperRight)
    {
        var inX = lowerLeft.X <= upperRight.X || !point.System.IsGeographic
            ? point.X >= lowerLeft.X && point.X <= upperRight.X
            : point.X >= lowerLeft.X || point.X <= upperRight.X; // The box crosses the date line.
        return inX && point.Y >= lowerLeft.Y && point.Y <= upperRight.Y && point.Z >= lowerLeft.Z && point.Z <= upperRight.Z;
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);

    private static double Square(double number) => number * number;
}
