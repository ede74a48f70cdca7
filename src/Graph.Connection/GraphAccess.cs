namespace Graph.Connection;

/// <summary>What a transaction may do.</summary>
public enum GraphAccess
{
    /// <summary>Only reads; a writing clause is an error.</summary>
    Read,

    /// <summary>Reads and writes. The embedded engine refuses it.</summary>
    Write,
}
