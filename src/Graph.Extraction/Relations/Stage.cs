namespace Graph.Extraction.Relations;

/// <summary>How far a cooperation or investment has come, as the words around it say: planned, signed, started, operating.</summary>
internal static class Stage
{
    /// <summary>
    /// The stage that the range says, or <paramref name="otherwise"/>. A plan wins unless 已 stands before a stage that has been reached; then operating, signed, started in this order.
    /// Behind <paramref name="phraseEnd"/>, where the statement's own phrase ends, a plan is about what follows from it (签署协议，双方将…) and only what has been reached counts.
    /// </summary>
    public static string Of(RelationContext context, RelationUnit unit, int from, int phraseEnd, int to, string otherwise)
    {
        var planned = false;
        var reached = false;
        var furthest = 0;
        foreach (var hit in unit.Cues)
        {
            if (hit.Start < from || hit.End > to || !hit.Is(RelationCue.Stage))
            {
                continue;
            }

            var rank = hit.Value switch { "started" => 1, "signed" => 2, "operating" => 3, _ => 0 };
            if (hit.Start >= phraseEnd && (rank == 0 || PlannedIn(context, unit, hit.Start)))
            {
                continue;
            }

            planned |= rank == 0;
            furthest = Math.Max(furthest, rank);
            reached |= rank > 0 && hit.Start > from && context.Text[hit.Start - 1] is '已' or '经';
        }

        if (planned && !reached)
        {
            return "planned";
        }

        // 签署协议共建 is signed, not started: the word for signing counts before the one for what was signed.
        return furthest switch { 3 => "operating", 2 => "signed", 1 => "started", _ => otherwise };
    }

    /// <summary>The stage of one range, all of it the statement's own phrase.</summary>
    public static string Of(RelationContext context, RelationUnit unit, int from, int to, string otherwise) => Of(context, unit, from, to, to, otherwise);

    private static bool PlannedIn(RelationContext context, RelationUnit unit, int at)
    {
        var start = context.CommaStart(unit, at);
        return unit.Cues.Any(c => c.Start >= start && c.End <= at && c.Is(RelationCue.Stage) && c.Value == "planned");
    }
}
