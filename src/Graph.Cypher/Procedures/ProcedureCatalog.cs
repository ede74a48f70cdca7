namespace Graph.Cypher.Procedures;

/// <summary>The procedures that queries may call: those of the engine and those a caller adds. Immutable.</summary>
public sealed class ProcedureCatalog
{
    private readonly Dictionary<string, IProcedure> _byName;

    /// <summary>The engine's own procedures and <paramref name="added"/>, which win over own ones of the same name.</summary>
    public ProcedureCatalog(params IEnumerable<IProcedure> added)
    {
        _byName = new Dictionary<string, IProcedure>(StringComparer.OrdinalIgnoreCase);
        foreach (IProcedure procedure in BuiltInProcedures.All.Concat(added))
        {
            _byName[procedure.Signature.Name] = procedure;
        }
    }

    /// <summary>The engine's own procedures.</summary>
    public static ProcedureCatalog Default { get; } = new();

    /// <summary>All, by name.</summary>
    public IReadOnlyList<IProcedure> All => [.. _byName.Values.OrderBy(p => p.Signature.Name, StringComparer.Ordinal)];

    /// <summary>A procedure by name without regard to case; null when there is none.</summary>
    public IProcedure? Find(string name) => _byName.GetValueOrDefault(name);
}
