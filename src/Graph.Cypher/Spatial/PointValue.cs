using Graph.Cypher.Comparison;
using Graph.Cypher.Values;

namespace Graph.Cypher.Spatial;

/// <summary>A point in one of the four coordinate reference systems of Neo4j 5.</summary>
public sealed class PointValue : ReferenceValue, IEquatable<PointValue>, IComparable<PointValue>
{
    /// <summary>Makes a point; <paramref name="z"/> is ignored by a two-dimensional system.</summary>
    public PointValue(CoordinateSystem system, double x, double y, double z = 0)
        : base(ValueKind.Point)
    {
        System = system;
        X = x;
        Y = y;
        Z = system.Dimensions == 3 ? z : 0;
    }

    /// <summary>The coordinate reference system.</summary>
    public CoordinateSystem System { get; }

    /// <summary>The first coordinate; degrees of longitude (−180..180) when the system is geographic.</summary>
    public double X { get; }

    /// <summary>The second coordinate; degrees of latitude (−90..90) when the system is geographic.</summary>
    public double Y { get; }

    /// <summary>The third coordinate, 0 in two dimensions; metres of height when the system is geographic.</summary>
    public double Z { get; }

    /// <summary>A field by the name queries use: x, y, z, longitude, latitude, height, crs, srid.</summary>
    /// <exception cref="CypherRuntimeException">The system has no such field.</exception>
    public CypherValue Field(string key) => key switch
    {
        "x" => CypherValue.Float(X),
        "y" => CypherValue.Float(Y),
        "z" when System.Dimensions == 3 => CypherValue.Float(Z),
        "longitude" when System.IsGeographic => CypherValue.Float(X),
        "latitude" when System.IsGeographic => CypherValue.Float(Y),
        "height" when System is { IsGeographic: true, Dimensions: 3 } => CypherValue.Float(Z),
        "crs" => CypherValue.String(System.Name),
        "srid" => CypherValue.Integer(System.Srid),
        _ => throw CypherRuntimeException.Argument($"A point of {System.Name} has no field {key}; it has x, y{(System.Dimensions == 3 ? ", z" : "")}{(System.IsGeographic ? ", longitude, latitude" : "")}{(System is { IsGeographic: true, Dimensions: 3 } ? ", height" : "")}, crs and srid."),
    };

    /// <inheritdoc/>
    public bool Equals(PointValue? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PointValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(System.Srid, NumberComparison.HashOf(X), NumberComparison.HashOf(Y), NumberComparison.HashOf(Z));

    /// <summary>The order by system, then by the coordinates in turn.</summary>
    public int CompareTo(PointValue? other)
    {
        if (other is null)
            return 1;
        var order = System.Srid.CompareTo(other.System.Srid);
        if (order == 0)
            order = NumberComparison.Compare(X, other.X);
        if (order == 0)
            order = NumberComparison.Compare(Y, other.Y);
        return order != 0 ? order : NumberComparison.Compare(Z, other.Z);
    }

    /// <summary>Whether two points are the same.</summary>
    public static bool operator ==(PointValue? left, PointValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two points differ.</summary>
    public static bool operator !=(PointValue? left, PointValue? right) => !(left == right);

    /// <summary>Whether the left point comes first in the order of values.</summary>
    public static bool operator <(PointValue left, PointValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left point comes last in the order of values.</summary>
    public static bool operator >(PointValue left, PointValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left point does not come after the right one.</summary>
    public static bool operator <=(PointValue left, PointValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left point does not come before the right one.</summary>
    public static bool operator >=(PointValue left, PointValue right) => left.CompareTo(right) >= 0;

    /// <summary>The call that makes the point again, as Neo4j writes it: <c>point({x: 1.0, y: 2.0, crs: 'cartesian'})</c>.</summary>
    public override string ToString()
    {
        var third = System.Dimensions == 3 ? $", z: {ValueText.OfFloat(Z)}" : "";
        return $"point({{x: {ValueText.OfFloat(X)}, y: {ValueText.OfFloat(Y)}{third}, crs: '{System.Name}'}})";
    }
}
