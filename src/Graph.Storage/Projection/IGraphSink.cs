namespace Graph.Storage.Projection;

/// <summary>Receives a projected graph: every node before the first relationship that touches it. Called from one thread; what it throws ends the projection.</summary>
public interface IGraphSink
{
    /// <summary>A node; each id once.</summary>
    void Add(GraphNode node);

    /// <summary>A relationship between nodes that were added.</summary>
    void Add(GraphRelationship relationship);
}
