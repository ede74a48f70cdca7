using Graph.Model;

namespace Graph.Storage.Documents;

/// <summary>The numbers under which enumerations stand in a store. A code is the place in its list; a list only ever grows at its end, whatever the order of the enumeration in code.</summary>
internal static class StoreCodes
{
    private static readonly RelationType[] Relations =
    [
        RelationType.Mentions, RelationType.About, RelationType.Concerns, RelationType.LinkedTo, RelationType.Issued, RelationType.BasedOn, RelationType.Amends,
        RelationType.Repeals, RelationType.Targets, RelationType.Organized, RelationType.ParticipatedIn, RelationType.LocatedIn, RelationType.PartOf,
        RelationType.HoldsPosition, RelationType.InvestedIn, RelationType.Financed, RelationType.CooperatesWith,
    ];

    private static readonly EntityKind[] Kinds =
    [
        EntityKind.Agency, EntityKind.Park, EntityKind.Company, EntityKind.Organization, EntityKind.Person, EntityKind.Place, EntityKind.Policy, EntityKind.Event,
    ];

    private static readonly StatementMethod[] Methods = [StatementMethod.Rule, StatementMethod.Vocabulary, StatementMethod.Model, StatementMethod.Llm];

    private static readonly FigureChange[] Changes = [FigureChange.Level, FigureChange.Yoy, FigureChange.YtdYoy, FigureChange.Mom, FigureChange.Cagr];

    private static readonly FigureQualifier[] Qualifiers = [FigureQualifier.Exact, FigureQualifier.About, FigureQualifier.Over, FigureQualifier.Under];

    private static readonly FigureStatus[] Statuses = [FigureStatus.Actual, FigureStatus.Forecast, FigureStatus.Target];

    public static int Of(RelationType value) => CodeOf(Relations, value);

    public static int Of(EntityKind value) => CodeOf(Kinds, value);

    public static int Of(StatementMethod value) => CodeOf(Methods, value);

    public static int Of(FigureChange value) => CodeOf(Changes, value);

    public static int Of(FigureQualifier value) => CodeOf(Qualifiers, value);

    public static int Of(FigureStatus value) => CodeOf(Statuses, value);

    public static RelationType Relation(int code) => ValueOf(Relations, code);

    public static EntityKind Kind(int code) => ValueOf(Kinds, code);

    public static StatementMethod Method(int code) => ValueOf(Methods, code);

    public static FigureChange Change(int code) => ValueOf(Changes, code);

    public static FigureQualifier Qualifier(int code) => ValueOf(Qualifiers, code);

    public static FigureStatus Status(int code) => ValueOf(Statuses, code);

    private static int CodeOf<T>(T[] values, T value)
        where T : struct, Enum
    {
        var at = Array.IndexOf(values, value);
        return at >= 0 ? at : throw new ArgumentOutOfRangeException(nameof(value), value, $"{typeof(T).Name} has no code in the store; expected it at the end of the list");
    }

    private static T ValueOf<T>(T[] values, int code)
        where T : struct, Enum =>
        (uint)code < (uint)values.Length ? values[code] : throw new DamagedRowException($"the code {code} for {typeof(T).Name}", $"0 to {values.Length - 1}");
}
