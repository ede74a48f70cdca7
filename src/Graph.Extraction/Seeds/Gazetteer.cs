using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>
/// All known names, from <c>names/*.csv</c> of a <see cref="SeedFolder"/>. Immutable and safe for any number of readers.
/// A row of a later folder replaces the entry of the same identity (kind and <see cref="NameKey"/> of the name; for places also what
/// they lie in); within one folder the first row stands and the second is an issue.
/// </summary>
public sealed class Gazetteer
{
    // A frozen dictionary of this size takes longer to build than a run looks things up; and a run that only lists names needs none.
    private readonly Lazy<Dictionary<string, ImmutableArray<GazetteerForm>>> _byKey;

    private Gazetteer(ImmutableArray<GazetteerEntry> entries, ImmutableArray<SeedIssue> issues)
    {
        Entries = entries;
        Issues = issues;
        _byKey = new(() => entries
            .SelectMany(entry => entry.Forms())
            .GroupBy(form => NameKey.Of(form.Text), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal));
    }

    /// <summary>The entries in reading order: folder, file (ordinally by name), line.</summary>
    public ImmutableArray<GazetteerEntry> Entries { get; }

    /// <summary>Rows and files that were left out, in reading order; empty for sound lists.</summary>
    public ImmutableArray<SeedIssue> Issues { get; }

    /// <summary>Reads all lists of names. Never throws for what the files hold; see <see cref="Issues"/>.</summary>
    public static Gazetteer Load(SeedFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var issues = new List<SeedIssue>();
        var entries = new List<GazetteerEntry>();
        var index = new Dictionary<(EntityKind, string, string), (int Position, int Root)>();
        foreach (var (root, path) in folder.CsvFiles("names"))
        {
            foreach (var entry in GazetteerReader.Read(path, issues))
            {
                var identity = Identity(entry);
                if (!index.TryGetValue(identity, out var known))
                {
                    index.Add(identity, (entries.Count, root));
                    entries.Add(entry);
                }
                else if (known.Root < root)
                {
                    entries[known.Position] = entry;
                    index[identity] = (known.Position, root);
                }
                else
                {
                    var first = entries[known.Position];
                    issues.Add(new SeedIssue(entry.File, entry.Line, $"{entry.Kind} {entry.Name} again", $"each name once; it stands in {Path.GetFileName(first.File)}:{first.Line}"));
                }
            }
        }

        return new Gazetteer([.. RegularForms.AddTo(entries)], [.. issues]);
    }

    /// <summary>All forms whose <see cref="NameKey"/> is that of <paramref name="name"/>, in reading order; empty when it is unknown.</summary>
    public ImmutableArray<GazetteerForm> FormsOf(string name) =>
        _byKey.Value.TryGetValue(NameKey.Of(name), out var forms) ? forms : [];

    /// <summary>
    /// The entry of this kind that <paramref name="name"/> names strongly and alone; null when there is none or more than one.
    /// </summary>
    public GazetteerEntry? Find(EntityKind kind, string name)
    {
        GazetteerEntry? found = null;
        foreach (var form in FormsOf(name))
        {
            if (form.Entry.Kind != kind || (form.IsWeak && !ReferenceEquals(form.Text, form.Entry.Name)))
            {
                continue;
            }

            if (found is not null && !ReferenceEquals(found, form.Entry))
            {
                return null;
            }

            found = form.Entry;
        }

        return found;
    }

    private static (EntityKind, string, string) Identity(GazetteerEntry entry) =>
        (entry.Kind, NameKey.Of(entry.Name), entry.Level == PlaceLevel.County ? entry.LocatedIn ?? "" : "");
}
