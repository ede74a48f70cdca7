namespace Graph.Model;

/// <summary>The statements that a text makes: relationship types of the graph contract that carry briefing, date, evidence, confidence and method.</summary>
public enum RelationType
{
    /// <summary>Section → Entity.</summary>
    Mentions,

    /// <summary>Section → Theme.</summary>
    About,

    /// <summary>Figure → Entity or Theme.</summary>
    Concerns,

    /// <summary>Theme → Theme.</summary>
    LinkedTo,

    /// <summary>Agency, Organization or Place → Policy.</summary>
    Issued,

    /// <summary>Policy → Policy it rests on (依据).</summary>
    BasedOn,

    /// <summary>Policy → Policy it amends (修订).</summary>
    Amends,

    /// <summary>Policy → Policy it repeals (废止).</summary>
    Repeals,

    /// <summary>Policy → Theme, Place, Park or Organization.</summary>
    Targets,

    /// <summary>Entity → Event it hosts.</summary>
    Organized,

    /// <summary>Entity → Event it attends.</summary>
    ParticipatedIn,

    /// <summary>Park, Company, Organization, Event or Place → Place or Park.</summary>
    LocatedIn,

    /// <summary>Park → Park, Agency → Agency, Company → Company.</summary>
    PartOf,

    /// <summary>Person → Agency, Company, Organization, Place or Park.</summary>
    HoldsPosition,

    /// <summary>Equity: Entity → Entity.</summary>
    InvestedIn,

    /// <summary>Loan, bond, fund: Entity → Entity.</summary>
    Financed,

    /// <summary>Entity → Entity, read both ways.</summary>
    CooperatesWith,
}

/// <summary>Between <see cref="RelationType"/> and the names of the graph contract.</summary>
public static class RelationTypes
{
    private static readonly string[] Names = [.. Enum.GetNames<RelationType>().Select(Upper)];

    /// <summary>The contract's name, e.g. <c>LINKED_TO</c>.</summary>
    public static string ContractName(this RelationType type) => Names[(int)type];

    /// <summary>The type with this contract name, or null.</summary>
    public static RelationType? Find(string contractName)
    {
        var at = Array.IndexOf(Names, contractName);
        return at < 0 ? null : (RelationType)at;
    }

    private static string Upper(string pascal) =>
        string.Concat(pascal.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));
}
