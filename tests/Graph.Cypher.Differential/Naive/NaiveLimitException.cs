namespace Graph.Cypher.Differential.Naive;

/// <summary>The naive evaluator would take too long; the query is not compared.</summary>
public sealed class NaiveLimitException() : Exception("The naive evaluator took too many steps.");
