// One class that walks a document; long because the order in which the rules see a quantity is the algorithm.
using System.Buffers;
using System.Collections.Immutable;
using Graph.Extraction.Figures.Numbers;
using Graph.Extraction.Figures.Periods;
using Graph.Extraction.Figures.Rules;
using Graph.Model;
using Graph.Reading;
using Graph.Reading.Structure;

namespace Graph.Extraction.Figures;

/// <summary>
/// Finds the typed statistics of a document: what a number measures, in which unit, of which time, against what, how exactly, and whether it happened.
/// Numbers that are no statistics go to the ledger with a reason. Thread-safe; the same document gives the same result.
/// </summary>
public sealed class FigureAnnotator
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789一二三四五六七八九十百千万亿两半翻");

    private readonly QuantityParser parser;
    private readonly IndicatorRule indicators;
    private readonly FigureNaming naming;

    /// <summary>Makes an annotator over <paramref name="lexicon"/>.</summary>
    public FigureAnnotator(FigureLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        parser = new QuantityParser(lexicon);
        indicators = new IndicatorRule(lexicon);
        naming = new FigureNaming(indicators);
    }

    /// <summary>An annotator over the shipped lexicon.</summary>
    public FigureAnnotator()
        : this(FigureLexicon.Default)
    {
    }

    /// <summary>The figures of <paramref name="document"/> and its ledger.</summary>
    public FigureAnnotation Annotate(ReadDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Clean.Text;
        var today = document.Structure.Date;
        var lexer = new PeriodLexer(today);
        var figures = ImmutableArray.CreateBuilder<FigureCandidate>();
        var ledger = new List<LedgerEntry>();
        var titleTime = TimeOf(lexer, document.Structure.Title);
        foreach (var section in document.Structure.Sections)
        {
            var state = new SectionState { Heading = section.Heading, Carried = TimeOf(lexer, section.Heading) ?? titleTime };
            for (var k = 0; k < section.Sentences.Length; k++)
            {
                var sentence = section.Sentences[k];
                if (sentence.IsHeading)
                {
                    state.Leave();
                    continue;
                }

                if (sentence.Paragraph != state.Paragraph)
                {
                    state.Leave();
                    state.Paragraph = sentence.Paragraph;
                }

                Sentence(document, text, section.Ordinal, k, sentence, lexer, state, figures, ledger);
            }
        }

        return new FigureAnnotation(figures.ToImmutable(), [.. ledger.OrderBy(e => e.Span)]);
    }

    private static PeriodMention? TimeOf(PeriodLexer lexer, string heading) =>
        PeriodRule.Carried(heading, 0, heading.Length, lexer.Lex(heading, 0, heading.Length)) is { } m && !m.By ? m : null;

    private void Sentence(ReadDocument document, string text, int section, int index, SentenceText sentence, PeriodLexer lexer, SectionState state, ImmutableArray<FigureCandidate>.Builder figures, List<LedgerEntry> ledger)
    {
        var (start, end) = (sentence.Span.Start, sentence.Span.End);
        var periods = lexer.Lex(text, start, end);
        var quantities = text.AsSpan(start, end - start).ContainsAny(NumberSigns) ? parser.Parse(text, start, end, periods) : [];
        var accepted = new List<FigureReading>();
        var carries = true;
        if (quantities.Count > 0)
        {
            var status = StatusRule.Of(text, start, end, periods);
            var policy = document.Structure.IsPolicy;
            for (var k = 0; k < quantities.Count; k++)
            {
                var q = quantities[k];
                q.Rejected ??= NonFigureRule.Of(text, start, end, q);
                if (q.Rejected is null)
                {
                    Figure(document, text, section, index, start, end, periods, quantities, k, status, policy, accepted, state, figures);
                }

                if (q.Rejected is { } why && (q.Number.Written == NumberScript.Arabic || q.Unit is not null))
                {
                    ledger.Add(new LedgerEntry(document.Clean.ToSource(new TextSpan(q.Start, q.End)), why.Code, why.Reason));
                }
            }

            carries = status.Carries;
        }

        state.Carried = PeriodRule.Carried(text, start, end, periods) ?? state.Carried;
        if (accepted.Count > 0)
        {
            state.Name = accepted[0].Name;
            state.Measure = accepted[0].Measure ?? state.Measure;
            state.Status = carries ? accepted[^1].Status : FigureStatus.Actual;
        }
    }

    private void Figure(ReadDocument document, string text, int section, int index, int start, int end, List<PeriodMention> periods, List<Quantity> quantities, int k, StatusRule statusRule, bool policy, List<FigureReading> accepted, SectionState state, ImmutableArray<FigureCandidate>.Builder figures)
    {
        var q = quantities[k];
        var today = document.Structure.Date;
        var clause = ClauseReading.ClauseOf(text, start, end, q);
        var previous = accepted.Count > 0 ? accepted[^1] : null;
        var from = clause.Start;
        foreach (var earlier in accepted)
        {
            if (earlier.End > from && earlier.End <= q.Start && !ClauseReading.ClosedBefore(text, earlier.End, q.Start))
            {
                from = earlier.End;
            }
        }

        var left = LeftContext.Of(text, from, Math.Max(from, q.Start), periods);
        var tail = TailReading.Of(left, q.Unit!.Kind);
        var inBracket = clause.Start > start && text[clause.Start - 1] is '（' or '(';
        if (StatementRule.Denied(left.Text) is { } denial)
        {
            q.Rejected = denial;
            return;
        }

        if (end > start && text[end - 1] is '？' or '?')
        {
            q.Rejected = ("figure.question", "found a number in a question; expected a statement");
            return;
        }

        if (previous is not null && StatementRule.IsRestatement(text, q, previous, left.Text, inBracket))
        {
            q.Rejected = ("figure.restatement", "found the same amount in another currency; the first is kept");
            return;
        }

        var continues = previous is not null && ClauseReading.OnlyMarks(left.Text) && (q.Borrowed || previous.Quantity.Unit!.Unit == q.Unit!.Unit || FigureNaming.SameSort(previous.Quantity, q)) && from > clause.Start;
        var sharesVerb = !continues && previous is not null && ClauseReading.OnlyMarks(left.Text) && left.Text.Length <= 2 && previous.Tail.Respectively && previous.Quantity.Unit!.Unit == q.Unit!.Unit && !inBracket;
        if (continues || sharesVerb)
        {
            tail = previous!.Tail.Continue(tail.Rest);
            if (continues && ComparisonReading.BothComparisons(text, clause.Start, previous.Quantity.Start) is { } second)
            {
                tail.Compare(second);
            }
        }
        else if (previous is null || previous.End < clause.Start)
        {
            tail.Against(ComparisonReading.PriorComparison(text, start, clause.Start));
        }
        else if (from > clause.Start && ComparisonReading.ComparesBefore(text, clause.Start, from))
        {
            // 较2024年的30家增长三倍: the comparison stands before the earlier number.
            tail.Against(ComparisonReading.AgainstYearBefore(text, clause.Start, from, periods, start) ? ChangeBase.Yoy : ChangeBase.Other);
        }

        if (!continues && tail.Respectively && ComparisonReading.BothComparisons(text, clause.Start, q.Start) is { } other)
        {
            tail.Compare(other == ChangeBase.Mom ? ChangeBase.Yoy : ChangeBase.Mom);
        }

        // Time, change, sign.
        var period = PeriodRule.InSentence(text, start, q.Start, periods, state.Carried, q.Unit!.Kind == UnitKind.Times) ?? state.Carried;
        var change = ChangeRule.Of(text, q, tail, left.Text, period, today, clause.End);
        if (q.Unit!.Kind == UnitKind.Ratio && tail.Sign == 0 && change.Change == FigureChange.Level && previous is { Change: not FigureChange.Level } && (StatementRule.Expected(left.Text) || StatementRule.ExpectedAfter(text, q.End, clause.End)))
        {
            // 增长8.3%，高于预期的6.6%: the expectation is of the same change.
            change = (previous.Change, change.Sign);
        }

        var (qualifier, after) = QualifierRule.Of(text, end, q, tail.Qualifier);
        var status = statusRule.At(q.Start, q.End, start, clause.Start, clause.End, period, today, policy, state.Status is FigureStatus.Actual ? null : state.Status);

        if (status == FigureStatus.Actual && period is { From: { } coming } && period == state.Carried && (coming > today || period.By))
        {
            // A goal's time does not carry over to what is already so.
            period = null;
        }

        // Name.
        var (name, nameSpan) = naming.Name(text, q, left, tail, clause, after, continues || sharesVerb, inBracket, previous, accepted, quantities, k, state, periods, start);
        if (EnglishCues.Applies(left.Text))
        {
            var (sign, verb) = EnglishCues.Movement(left.Text);
            status = EnglishCues.Status(text[start..q.Start]);
            qualifier = EnglishCues.Qualifier(left.Text);
            var after2 = text[q.End..Math.Min(end, q.End + 32)];
            if (q.Unit!.Kind == UnitKind.Ratio && sign != 0)
            {
                change = (left.Text.Contains("month-on-month", StringComparison.Ordinal) || after2.Contains("month-on-month", StringComparison.Ordinal) ? FigureChange.Mom : period is { Kind: PeriodKind.Cumulative } ? FigureChange.YtdYoy : FigureChange.Yoy, sign);
            }

            var english = EnglishCues.Name(left.Text, verb);
            var rest = IndicatorRule.RightNoun(text, q.End, Math.Max(q.End, clause.End), q);
            name = q.Unit!.Kind == UnitKind.Money && after2.TrimStart().Split(' ', ',', '.')[0] is { Length: > 2 } noun && noun is "loan" or "loans" or "investment" or "bonds" or "debt" or "financing" or "deal" or "fund" ? $"{english} {noun}".Trim() : english.Length > 1 ? english : previous?.Name ?? (rest.Length > 0 ? rest : name);
        }

        var unit = q.Unit!.Unit;
        var value = q.Magnitude;
        decimal? lower = null, upper = null;
        if (q.From is not null)
        {
            lower = q.LowerMagnitude;
            upper = value;
            value = (lower!.Value + upper.Value) / 2;
        }

        if (q.Unit.Kind == UnitKind.Times && (tail.Sign != 0 || (change.Change != FigureChange.Level && !tail.IsEnd)))
        {
            unit = "%";
            value *= 100;
            lower *= 100;
            upper *= 100;
        }

        if (change.Sign < 0)
        {
            value = -value;
            (lower, upper) = (-upper, -lower);
        }

        if (q.From is null)
        {
            lower = qualifier == FigureQualifier.Over && value >= 0 || qualifier == FigureQualifier.Under && value < 0 ? value : null;
            upper = qualifier == FigureQualifier.Under && value >= 0 || qualifier == FigureQualifier.Over && value < 0 ? value : null;
        }

        var (periodFrom, periodTo) = (period?.From, period?.To);
        if (period is { AsOf: true, OwnYear: false, From: { } day } && previous?.Period is { Kind: PeriodKind.Year, From: { } year } && year.Year == day.Year && name == previous.Name)
        {
            // 2026年债务发行…，截至5月31日已有…: what has come together since the year began.
            periodFrom = year;
        }

        figures.Add(new FigureCandidate(section, index, new TextSpan(q.Start, q.End), new Observation
        {
            Value = value,
            Lower = lower,
            Upper = upper,
            Unit = unit,
            Change = change.Change,
            Qualifier = qualifier,
            Status = status,
            PeriodStart = periodFrom,
            PeriodEnd = periodTo,
            PeriodText = period?.Text,
            Indicator = q.Per is { } per ? $"{name}（每{per}）" : name,
        })
        {
            Clause = new TextSpan(clause.Start, clause.End),
            IndicatorSpan = nameSpan,
        });
        accepted.Add(new FigureReading(q, tail, name, indicators.MeasureOf(name) ?? previous?.Measure, period, status, q.End + after, change.Change));
    }
}
