namespace Graph.Cypher.Binding;

/// <summary>The variables visible at one place. Mutable while a clause is bound; look-up goes outward.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    public Scope? Outer { get; } = outer;

    /// <summary>Variables of this scope alone, in no defined order.</summary>
    public IReadOnlyDictionary<string, Symbol> Own => _symbols;

    public Symbol? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._symbols.TryGetValue(name, out Symbol? symbol))
            {
                return symbol;
            }
        }

        return null;
    }

    public void Declare(string name, Symbol symbol) => _symbols[name] = symbol;

    /// <summary>Every visible name, for suggestions.</summary>
    public IEnumerable<string> VisibleNames()
    {
        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (string name in scope._symbols.Keys)
            {
                yield return name;
            }
        }
    }
}
