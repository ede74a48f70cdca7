using System.Collections.Immutable;
using Graph.Extraction.Lexicons;
using Graph.Model;

namespace Graph.Extraction.Relations;

/// <summary>
/// ISSUED: issuers, a verb and a policy (A、B联合印发《P》), an issuer right before its policy (A《P》, A的《P》), 由A印发, A就《P》公开征求意见,
/// a title that begins with its issuer (国家发展改革委等部门关于…的通知), and what a heading says. Joint issuers each get one; a place issues where only the place is named.
/// </summary>
internal sealed class IssueRule : IRelationRule
{
    private const int Reach = 60;
    private const int VerbReach = 18;

    /// <inheritdoc/>
    public void Find(RelationContext context, List<RelationCandidate> found)
    {
        foreach (var unit in context.Units)
        {
            foreach (var group in unit.Groups)
            {
                if (group.Kind == EntityKind.Policy)
                {
                    Issuers(context, unit, group, found);
                }
            }
        }

        ByTitle(context, found);
    }

    private static void Issuers(RelationContext context, RelationUnit unit, NounGroup policies, List<RelationCandidate> found)
    {
        var written = policies.Members.Where(m => !m.Head.IsAnaphor).ToImmutableArray();
        if (written.IsEmpty)
        {
            // 该方案由A、B印发: only this form takes a pronoun, because 该方案 says of itself who issued it.
            if (After(context, unit, policies) is { } makers)
            {
                Add(unit, makers, policies.Members, 0.85, found);
            }

            return;
        }

        var start = policies.Span.Start;
        var end = policies.Span.End;
        var confidence = unit.Unit.IsHeading ? 0.8 : 0.95;
        NounGroup? issuers = null;
        if (context.GroupBefore(unit, start, 9) is { } near && PartyKinds.IsIssuer(near.Kind) && Adjacent(context.Between(near.Span.End, start)) && near.Marker is not (Marker.At or Marker.To))
        {
            issuers = near;
            confidence -= 0.05;
        }
        else if (Verb(context, unit, start) is { } verb)
        {
            issuers = Before(context, unit, verb);
        }
        else if (start - 1 > unit.Unit.Span.Start && context.Text[start - 1] is '就' or '对' && context.Between(end, Math.Min(unit.Unit.Span.End, end + 14)).Contains("征求意见", StringComparison.Ordinal))
        {
            issuers = Before(context, unit, start - 1);
        }

        issuers ??= After(context, unit, policies);
        if (issuers is null)
        {
            return;
        }

        Add(unit, issuers, written, confidence, found);
    }

    private static void Add(RelationUnit unit, NounGroup issuers, ImmutableArray<NounPhrase> policies, double confidence, List<RelationCandidate> found)
    {
        var named = issuers.Members.Any(m => m.Head.Kind != EntityKind.Place);
        foreach (var issuer in issuers.Members)
        {
            if (named && issuer.Head.Kind == EntityKind.Place)
            {
                continue;
            }

            foreach (var policy in policies)
            {
                found.Add(new RelationCandidate(RelationType.Issued, NodeRef.Of(issuer.Head.Entity), NodeRef.Of(policy.Head.Entity), unit.Unit.Section, unit.Unit.Sentence, named ? confidence : 0.75));
            }
        }
    }

    /// <summary>Where the verb before a policy begins, with nothing but 了, 关于 or an attribute between.</summary>
    private static int? Verb(RelationContext context, RelationUnit unit, int policy)
    {
        var from = Math.Max(unit.Unit.Span.Start, policy - VerbReach);
        var own = context.LastCue(from, policy, Cue.IssueVerb);
        var more = unit.Last(from, policy, RelationCue.Issue);
        int? start = null;
        if (own is { } a && Filler(context.Between(a.End, policy)))
        {
            start = a.Start;
        }

        if (more is { } b && Filler(context.Between(b.End, policy)) && (start is not { } known || b.Start < known))
        {
            start = b.Start;
        }

        return start;
    }

    /// <summary>《P》由A、B联合印发; 《P》经A批准.</summary>
    private static NounGroup? After(RelationContext context, RelationUnit unit, NounGroup policies)
    {
        if (context.GroupAfter(unit, policies.Span.End, 16) is not { Marker: Marker.By } issuers || !PartyKinds.IsIssuer(issuers.Kind))
        {
            return null;
        }

        var limit = Math.Min(context.CommaEnd(unit, issuers.Span.End), issuers.Span.End + 14);
        return unit.Any(issuers.Span.End, limit, RelationCue.IssueAfter) ? issuers : null;
    }

    /// <summary>The subject of the verb, near enough and not merely obeyed or quoted.</summary>
    private static NounGroup? Before(RelationContext context, RelationUnit unit, int verb)
    {
        if (Obeyed(context, unit, verb) is { } obeyed)
        {
            return obeyed;
        }

        var subject = context.Subject(unit, verb, PartyKinds.IsIssuer, carry: false);
        if (subject is null)
        {
            return context.GroupBefore(unit, verb, 16) is { Marker: Marker.By } by && PartyKinds.IsIssuer(by.Kind) ? by : null;
        }

        var between = context.Between(subject.Span.End, verb);
        if (between.Length > Reach || between.IndexOfAny("。；！？：") >= 0 || between.Contains("指导下", StringComparison.Ordinal) || between.StartsWith("获"))
        {
            return null;
        }

        // A policy or a person between is the nearer subject.
        foreach (var group in unit.Groups)
        {
            if (group.Span.Start >= subject.Span.End && group.Span.End <= verb && group.Marker == Marker.None && group.Kind is EntityKind.Person or EntityKind.Event)
            {
                return null;
            }
        }

        return subject;
    }

    /// <summary>按照A今年4月印发的《P》: what 按照 marks is the policy, so that A, with nothing but a time behind it, is the subject of 印发.</summary>
    private static NounGroup? Obeyed(RelationContext context, RelationUnit unit, int verb)
    {
        if (context.GroupBefore(unit, verb, 16) is not { Marker: Marker.According or Marker.Object } near || !PartyKinds.IsIssuer(near.Kind))
        {
            return null;
        }

        foreach (var c in context.Between(near.Span.End, verb))
        {
            if (!char.IsAsciiDigit(c) && !"年月日今去前本同上半初中底末于已经联合共同近日此新 一二三四五六七八九十".Contains(c, StringComparison.Ordinal))
            {
                return null;
            }
        }

        return near;
    }

    /// <summary>The title's own beginning names the issuer: 国家发展改革委等部门关于…, 国家数据局2026年….</summary>
    private static void ByTitle(RelationContext context, List<RelationCandidate> found)
    {
        Dictionary<string, int>? bodies = null;
        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var policy = context.Names.Entities[i];
            if (policy.Kind != EntityKind.Policy)
            {
                continue;
            }

            bodies ??= Bodies(context);
            foreach (var form in policy.Aliases.Prepend(policy.Name))
            {
                var title = form.AsSpan().TrimStart("《“".AsSpan()).ToString();
                if (Issuer(title, bodies) is { } issuer)
                {
                    var mention = policy.Mentions[0];
                    found.Add(new RelationCandidate(RelationType.Issued, NodeRef.Of(issuer), NodeRef.Of(i), mention.Section, mention.Sentence, 0.85));
                    break;
                }
            }
        }
    }

    private static Dictionary<string, int> Bodies(RelationContext context)
    {
        var bodies = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < context.Names.Entities.Length; i++)
        {
            var entity = context.Names.Entities[i];
            if (entity.Kind == EntityKind.Agency)
            {
                bodies.TryAdd(entity.Name, i);
                foreach (var alias in entity.Aliases)
                {
                    bodies.TryAdd(alias, i);
                }
            }
        }

        return bodies;
    }

    private static int? Issuer(string title, Dictionary<string, int> bodies)
    {
        for (var length = Math.Min(16, title.Length - 4); length >= 3; length--)
        {
            if (bodies.TryGetValue(title[..length], out var body))
            {
                var rest = title.AsSpan(length);
                return rest.StartsWith("关于") || rest.StartsWith("等") || rest.StartsWith("办公厅关于") || (rest.Length > 4 && rest[0] == '2' && rest[1] == '0' && char.IsAsciiDigit(rest[2])) ? body : null;
            }
        }

        return null;
    }

    private static bool Adjacent(ReadOnlySpan<char> between) => between.Length == 0 || between is "的" or "《" or "：" or "新版" or "最新" || between.Trim("《“ ".AsSpan()).Length == 0
        || (between.EndsWith("部门") && between.Length <= 6);

    private static bool Filler(ReadOnlySpan<char> between)
    {
        between = between.Trim("《“ ：".AsSpan());
        return between.Length == 0 || between is "了" or "的" or "新版" or "修订后的" or "新修订的" or "首份" or "首部" or "关于" or "最新" or "了新版" or "了新修订的" or "并实施" or "实施" or "施行" || (between.Length <= 9 && between.EndsWith("的") && between.IndexOfAny("，、。") < 0);
    }
}
