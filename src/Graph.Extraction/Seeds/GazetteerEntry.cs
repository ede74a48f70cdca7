using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>
/// One known name of the gazetteer. <paramref name="Name"/> is canonical, as briefings print it; <paramref name="File"/> and
/// <paramref name="Line"/> (from 1) say which row it comes from, <paramref name="Source"/> where that row's fact comes from.
/// A place below the province is identified by its name together with <see cref="LocatedIn"/> (four cities have a 鼓楼区); every other
/// entry by kind and name.
/// </summary>
public sealed record GazetteerEntry(EntityKind Kind, string Name, string File, int Line, string Source)
{
    /// <summary>English name, or null. It is a form of the entry only when it is also in <see cref="Aliases"/>.</summary>
    public string? NameEn { get; init; }

    /// <summary>Other forms that name the entry wherever they stand, without <see cref="Name"/>; ordered as written, derived forms last.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>
    /// Forms that name the entry only where the document also has its name or an alias, or where the context types them (联通公司).
    /// May hold <see cref="Name"/> itself: then the canonical name alone is not enough either (a person called 王军).
    /// </summary>
    public ImmutableArray<string> WeakAliases { get; init; } = [];

    /// <summary>Canonical name of the body, park or company it is part of, or null.</summary>
    public string? PartOf { get; init; }

    /// <summary>Canonical name of the place or park it lies in (a shared district name with its city in front: 南京市鼓楼区), or null.</summary>
    public string? LocatedIn { get; init; }

    /// <summary>First day the name holds, or null when it is not known or of no matter.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day the name no longer holds, or null while it does.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Canonical name of what took its place, or null.</summary>
    public string? Successor { get; init; }

    /// <summary>文号 of a policy, or null.</summary>
    public string? DocNo { get; init; }

    /// <summary>Division code (GB/T 2260) or ISO 3166-1 alpha-2 code of a place, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Rank of a place; null for other kinds.</summary>
    public PlaceLevel? Level { get; init; }

    /// <summary>True when the canonical name alone is weak, as explained at <see cref="WeakAliases"/>.</summary>
    public bool NameIsWeak => WeakAliases.Contains(Name, StringComparer.Ordinal);

    /// <summary>Every form with its strength: the name, the aliases, the weak aliases.</summary>
    public IEnumerable<GazetteerForm> Forms()
    {
        yield return new GazetteerForm(Name, this, NameIsWeak);
        foreach (var alias in Aliases)
        {
            yield return new GazetteerForm(alias, this, false);
        }

        foreach (var alias in WeakAliases)
        {
            if (!string.Equals(alias, Name, StringComparison.Ordinal))
            {
                yield return new GazetteerForm(alias, this, true);
            }
        }
    }
}
