using Graph.Cypher.Values;

namespace Graph.Cypher.Spatial;

/// <summary>Makes a point of the map that <c>point()</c> takes.</summary>
internal static class PointConstruction
{
    /// <summary>The point; null when a coordinate or the system is given as null.</summary>
    /// <exception cref="CypherRuntimeException">Coordinates are missing, no numbers, out of range, or do not fit the system.</exception>
    public static CypherValue FromMap(MapValue map)
    {
        foreach (var key in (ReadOnlySpan<string>)["x", "y", "z", "longitude", "latitude", "height", "crs", "srid"])
        {
            if (map.TryGet(key, out var given) && given.IsNull)
                return CypherValue.Null;
        }

        var named = System(map);
        double x, y;
        double? z;
        bool geographic;
        if (map.ContainsKey("x") && map.ContainsKey("y"))
        {
            x = Coordinate(map, "x");
            y = Coordinate(map, "y");
            z = map.ContainsKey("z") ? Coordinate(map, "z") : null;
            geographic = named is { IsGeographic: true };
        }
        else if (map.ContainsKey("longitude") && map.ContainsKey("latitude"))
        {
            x = Coordinate(map, "longitude");
            y = Coordinate(map, "latitude");
            z = map.ContainsKey("height") ? Coordinate(map, "height") : map.ContainsKey("z") ? Coordinate(map, "z") : null;
            geographic = true;
            if (named is { IsGeographic: false })
                throw CypherRuntimeException.Argument($"point() got longitude and latitude with the plane system {named.Name}; use x and y there.");
        }
        else
        {
            throw CypherRuntimeException.Argument($"point() needs x and y, or longitude and latitude, but got {ValueText.Describe(CypherValue.Map(map))}.");
        }

        var system = named ?? (geographic, z) switch
        {
            (true, null) => CoordinateSystem.Wgs84,
            (true, _) => CoordinateSystem.Wgs84ThreeD,
            (false, null) => CoordinateSystem.Cartesian,
            (false, _) => CoordinateSystem.CartesianThreeD,
        };
        if (system.Dimensions != (z is null ? 2 : 3))
            throw CypherRuntimeException.Argument($"point() got {(z is null ? 2 : 3)} coordinates for {system.Name}, which has {system.Dimensions}.");
        if (geographic)
        {
            if (!(y is >= -90 and <= 90))
                throw CypherRuntimeException.Argument($"point() takes a latitude from -90 to 90, not {ValueText.OfFloat(y)}.");
            // Longitudes wrap around.
            if (x is < -180 or > 180)
                x = ((((x + 180) % 360) + 360) % 360) - 180;
        }

        return CypherValue.Point(new PointValue(system, x, y, z ?? 0));
    }

    private static double Coordinate(MapValue map, string key)
    {
        var value = map[key];
        if (!value.IsNumber)
            throw CypherRuntimeException.Argument($"point() needs a number for {key}, not {ValueText.Describe(value)}.");
        var number = value.AsNumber;
        return double.IsFinite(number) ? number : throw CypherRuntimeException.Argument($"point() needs a finite number for {key}, not {ValueText.Describe(value)}.");
    }

    private static CoordinateSystem? System(MapValue map)
    {
        var name = map["crs"];
        var srid = map["srid"];
        if (!name.IsNull && !srid.IsNull)
            throw CypherRuntimeException.Argument("point() takes crs or srid, not both.");
        if (name.IsString)
            return CoordinateSystem.All.FirstOrDefault(system => string.Equals(system.Name, name.AsString, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);
        if (srid.IsInteger)
            return CoordinateSystem.All.FirstOrDefault(system => system.Srid == srid.AsInteger) ?? throw Unknown(srid);
        if (!name.IsNull || !srid.IsNull)
            throw Unknown(name.IsNull ? srid : name);
        return null;
    }

    private static CypherRuntimeException Unknown(CypherValue given) =>
        CypherRuntimeException.Argument($"point() does not know the coordinate system {ValueText.Describe(given)}; it knows {string.Join(", ", CoordinateSystem.All.Select(system => $"{system.Name} ({system.Srid})"))}.");
}
