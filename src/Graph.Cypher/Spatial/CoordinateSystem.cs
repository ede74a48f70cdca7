namespace Graph.Cypher.Spatial;

/// <summary>One of the coordinate reference systems that a point can have.</summary>
/// <param name="Name">The name that <c>point.crs</c> returns, such as <c>wgs-84</c>.</param>
/// <param name="Srid">The EPSG number.</param>
/// <param name="Dimensions">2 or 3.</param>
/// <param name="IsGeographic">Whether the coordinates are longitude and latitude in degrees on the WGS 84 ellipsoid.</param>
public sealed record CoordinateSystem(string Name, int Srid, int Dimensions, bool IsGeographic)
{
    /// <summary>Longitude and latitude.</summary>
    public static CoordinateSystem Wgs84 { get; } = new("wgs-84", 4326, 2, true);

    /// <summary>Longitude, latitude and height.</summary>
    public static CoordinateSystem Wgs84ThreeD { get; } = new("wgs-84-3d", 4979, 3, true);

    /// <summary>x and y.</summary>
    public static CoordinateSystem Cartesian { get; } = new("cartesian", 7203, 2, false);

    /// <summary>x, y and z.</summary>
    public static CoordinateSystem CartesianThreeD { get; } = new("cartesian-3d", 9157, 3, false);

    /// <summary>All systems, in ascending order of their number.</summary>
    public static IReadOnlyList<CoordinateSystem> All { get; } = [Wgs84, Wgs84ThreeD, Cartesian, CartesianThreeD];
}
