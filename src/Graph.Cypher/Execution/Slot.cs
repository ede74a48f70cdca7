using Graph.Cypher.Port;

namespace Graph.Cypher.Execution;

/// <summary>How the values of a slot are kept.</summary>
internal enum SlotKind
{
    /// <summary>A node id; −1 is null.</summary>
    Node,

    /// <summary>A relationship id; −1 is null.</summary>
    Relationship,

    /// <summary>A code of a text column; −1 is null.</summary>
    Text,

    /// <summary>Any value.</summary>
    Value,
}

/// <summary>A column of the rows of a query: one for each variable and intermediate result. Compared by reference.</summary>
internal sealed class Slot(int index, string name, SlotKind kind, ITextColumn? column = null)
{
    /// <summary>Its place in a batch.</summary>
    public int Index => index;

    /// <summary>The variable's name, for plans.</summary>
    public string Name => name;

    public SlotKind Kind => kind;

    /// <summary>What the codes of a text slot point into.</summary>
    public ITextColumn? Column => column;

    public bool IsInt => kind != SlotKind.Value;

    public override string ToString() => name;
}
