using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>The two similarities of vectors of Neo4j 5, both from 0 to 1, computed in single precision as there.</summary>
internal static class VectorSimilarity
{
    public static CypherValue Cosine(CypherValue left, CypherValue right)
    {
        var (a, b) = Vectors(left, right, "vector.similarity.cosine");
        double dot = 0, lengthA = 0, lengthB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }

        if (lengthA == 0 || lengthB == 0)
            throw CypherRuntimeException.Argument("vector.similarity.cosine() needs vectors of a length above 0.");
        return CypherValue.Float((float)((1 + (dot / Math.Sqrt(lengthA * lengthB))) / 2));
    }

    public static CypherValue Euclidean(CypherValue left, CypherValue right)
    {
        var (a, b) = Vectors(left, right, "vector.similarity.euclidean");
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return CypherValue.Float((float)(1 / (1 + sum)));
    }

    private static (double[] Left, double[] Right) Vectors(CypherValue left, CypherValue right, string function)
    {
        var a = Components(left, function);
        var b = Components(right, function);
        if (a.Length != b.Length || a.Length == 0)
            throw CypherRuntimeException.Argument($"{function}() needs two vectors of the same number of components above 0, but got {a.Length} and {b.Length}.");
        return (a, b);
    }

    private static double[] Components(CypherValue value, string function)
    {
        var list = Argument.List(value, function);
        var components = new double[list.Count];
        for (var i = 0; i < components.Length; i++)
            components[i] = (float)Argument.Number(list[i], function);
        return components;
    }
}
