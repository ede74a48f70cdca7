using Graph.Cypher.Binding;
using Graph.Cypher.Execution;
using Graph.Cypher.Port;
using Graph.Cypher.Procedures;

namespace Graph.Cypher.Planning;

/// <summary>What is shared while one statement is planned for one graph: slots, numbers of memos and subplans.</summary>
internal sealed class PlanContext(IPropertyGraph graph, ProcedureCatalog procedures, string text, QueryClock clock, bool joins = true)
{
    private readonly Dictionary<Symbol, Slot> _slots = [];

    public IPropertyGraph Graph => graph;

    public ProcedureCatalog Procedures => procedures;

    public string Text => text;

    /// <summary>When the execution that asked for the plan has to end; planning looks at it too.</summary>
    public QueryClock Clock => clock;

    /// <summary>Whether parts of a pattern may be solved apart and joined.</summary>
    public bool Joins => joins;

    public int SlotCount { get; private set; }

    public int MemoCount { get; private set; }

    public int SubplanCount { get; private set; }

    public int JoinCount { get; private set; }

    public int NextJoin() => JoinCount++;

    public int NextMemo() => MemoCount++;

    public int NextSubplan() => SubplanCount++;

    public Slot NewSlot(string name, SlotKind kind, ITextColumn? column = null) => new(SlotCount++, name.TrimStart(), kind, column);

    /// <summary>The slot of a symbol that was declared.</summary>
    public Slot this[Symbol symbol] => _slots.TryGetValue(symbol, out Slot? slot) ? slot : throw new InvalidOperationException($"The symbol {symbol} has no slot.");

    public bool Knows(Symbol symbol) => _slots.ContainsKey(symbol);

    /// <summary>Gives a symbol a slot of its own; a symbol keeps the slot it has.</summary>
    public Slot Declare(Symbol symbol, SlotKind kind, ITextColumn? column = null)
    {
        if (!_slots.TryGetValue(symbol, out Slot? slot))
        {
            _slots.Add(symbol, slot = NewSlot(symbol.Name, kind, column));
        }

        return slot;
    }

    /// <summary>Lets a symbol share the slot of another value.</summary>
    public void Alias(Symbol symbol, Slot slot) => _slots[symbol] = slot;

    /// <summary>
    /// Opens a subquery: when it is disposed, symbols from outside have the slots they had, because slots that were made inside are
    /// not set outside.
    /// </summary>
    public IDisposable Nested() => new NestedScope(this);

    private sealed class NestedScope(PlanContext context) : IDisposable
    {
        private readonly Dictionary<Symbol, Slot> _before = new(context._slots);

        public void Dispose()
        {
            foreach ((Symbol symbol, Slot slot) in _before)
            {
                context._slots[symbol] = slot;
            }
        }
    }
}
