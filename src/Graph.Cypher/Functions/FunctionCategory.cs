namespace Graph.Cypher.Functions;

/// <summary>The groups in which SHOW FUNCTIONS lists functions.</summary>
public enum FunctionCategory
{
    /// <summary>Functions over the rows of a group.</summary>
    Aggregating,

    /// <summary>Functions that return a list.</summary>
    List,

    /// <summary>Logarithms, powers and roots.</summary>
    Logarithmic,

    /// <summary>Other functions of numbers.</summary>
    Numeric,

    /// <summary>Functions that return a truth value.</summary>
    Predicate,

    /// <summary>Functions that return one value of another kind.</summary>
    Scalar,

    /// <summary>Functions of points.</summary>
    Spatial,

    /// <summary>Functions of strings.</summary>
    String,

    /// <summary>Functions of dates, times and durations.</summary>
    Temporal,

    /// <summary>Functions of angles.</summary>
    Trigonometric,

    /// <summary>Functions of embedding vectors.</summary>
    Vector,
}
