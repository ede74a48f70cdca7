using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>Which kinds of entity can play which part.</summary>
internal static class PartyKinds
{
    /// <summary>Any body, places included.</summary>
    public static bool IsBody(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Park or EntityKind.Place;

    /// <summary>A body that is no mere place.</summary>
    public static bool IsActor(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Park;

    /// <summary>Who gives money.</summary>
    public static bool IsGiver(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Company or EntityKind.Organization or EntityKind.Place or EntityKind.Park;

    /// <summary>Who takes money.</summary>
    public static bool IsTaker(EntityKind kind) => kind is EntityKind.Company or EntityKind.Organization or EntityKind.Park;

    /// <summary>Where something can be.</summary>
    public static bool IsPlace(EntityKind kind) => kind is EntityKind.Place or EntityKind.Park;

    /// <summary>Who issues a policy.</summary>
    public static bool IsIssuer(EntityKind kind) => kind is EntityKind.Agency or EntityKind.Organization or EntityKind.Place or EntityKind.Park;
}
