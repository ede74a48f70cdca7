using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Extraction.Seeds;

/// <summary>
/// Checks a gazetteer as a whole: every reference resolves, no strong form belongs to two entries of one kind, no form is too short.
/// Meant for tests and for a user who extends the lists; reading does not need it.
/// </summary>
public static class GazetteerLint
{
    /// <summary>All findings, in entry order.</summary>
    public static ImmutableArray<SeedIssue> Check(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        var issues = ImmutableArray.CreateBuilder<SeedIssue>();
        foreach (var entry in gazetteer.Entries)
        {
            Reference(gazetteer, issues, entry, "partOf", entry.PartOf, entry.Kind);
            Reference(gazetteer, issues, entry, "locatedIn", entry.LocatedIn, EntityKind.Place, EntityKind.Park);
            Reference(gazetteer, issues, entry, "successor", entry.Successor, entry.Kind);
            Forms(gazetteer, issues, entry);
        }

        return issues.ToImmutable();
    }

    private static void Reference(Gazetteer gazetteer, ImmutableArray<SeedIssue>.Builder issues, GazetteerEntry entry, string column, string? name, params EntityKind[] kinds)
    {
        if (name is null)
        {
            return;
        }

        if (!kinds.Any(kind => gazetteer.Find(kind, name) is not null))
        {
            issues.Add(new SeedIssue(entry.File, entry.Line, $"{column} {name} of {entry.Name}", "exactly one entry of that name, of kind " + string.Join(" or ", kinds)));
        }
        else if (kinds.All(kind => ReferenceEquals(gazetteer.Find(kind, name), entry)))
        {
            issues.Add(new SeedIssue(entry.File, entry.Line, $"{column} {name} of {entry.Name}", "another entry than itself"));
        }
    }

    private static void Forms(Gazetteer gazetteer, ImmutableArray<SeedIssue>.Builder issues, GazetteerEntry entry)
    {
        foreach (var form in entry.Forms())
        {
            if (form.IsWeak)
            {
                continue;
            }

            if (NameKey.Of(form.Text).Length < 2)
            {
                issues.Add(new SeedIssue(entry.File, entry.Line, $"form {form.Text} of {entry.Name}", "two characters or more, or a weak alias"));
            }

            // A shared district name is the one thing that two entries of a kind may both be called; its context tells which.
            foreach (var other in gazetteer.FormsOf(form.Text))
            {
                if (other.Entry.Kind == entry.Kind && !other.IsWeak && !ReferenceEquals(other.Entry, entry)
                    && !(entry.Level == PlaceLevel.County && other.Entry.Level == PlaceLevel.County))
                {
                    issues.Add(new SeedIssue(entry.File, entry.Line, $"form {form.Text} of {entry.Name}", $"a form of its own; {other.Entry.Name} ({Path.GetFileName(other.Entry.File)}:{other.Entry.Line}) has it too"));
                }
            }
        }
    }
}
