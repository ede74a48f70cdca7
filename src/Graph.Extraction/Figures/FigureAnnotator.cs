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

    /// <summary>Makes an annotator over <paramref name="lexicon"/>.</summary>
    public FigureAnnotator(FigureLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        parser = new QuantityParser(lexicon);
        indicators = new IndicatorRule(lexicon);
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
        var accepted = new List<Read>();
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
        }

        state.Carried = PeriodRule.Carried(text, start, end, periods) ?? state.Carried;
        if (accepted.Count > 0)
        {
            state.Name = accepted[0].Name;
            state.Measure = accepted[0].Measure ?? state.Measure;
            state.Status = accepted[^1].Status;
        }
    }

    private void Figure(ReadDocument document, string text, int section, int index, int start, int end, List<PeriodMention> periods, List<Quantity> quantities, int k, StatusRule statusRule, bool policy, List<Read> accepted, SectionState state, ImmutableArray<FigureCandidate>.Builder figures)
    {
        var q = quantities[k];
        var today = document.Structure.Date;
        var clause = ClauseOf(text, start, end, q);
        var previous = accepted.Count > 0 ? accepted[^1] : null;
        var from = clause.Start;
        foreach (var earlier in accepted)
        {
            if (earlier.End > from && earlier.End <= q.Start && !ClosedBefore(text, earlier.End, q.Start))
            {
                from = earlier.End;
            }
        }

        var left = LeftContext.Of(text, from, Math.Max(from, q.Start), periods);
        var tail = TailReading.Of(left, q.Unit!.Kind);
        var inBracket = clause.Start > start && text[clause.Start - 1] is '（' or '(';
        if (Denied(left.Text) is { } denial)
        {
            q.Rejected = denial;
            return;
        }

        if (end > start && text[end - 1] is '？' or '?')
        {
            q.Rejected = ("figure.question", "found a number in a question; expected a statement");
            return;
        }

        if (previous is not null && IsRestatement(text, q, previous, left.Text, inBracket))
        {
            q.Rejected = ("figure.restatement", "found the same amount in another currency; the first is kept");
            return;
        }

        var continues = previous is not null && OnlyMarks(left.Text) && (q.Borrowed || previous.Quantity.Unit!.Unit == q.Unit!.Unit || SameSort(previous.Quantity, q)) && from > clause.Start;
        var sharesVerb = !continues && previous is not null && OnlyMarks(left.Text) && left.Text.Length <= 2 && previous.Tail.Respectively && previous.Quantity.Unit!.Unit == q.Unit!.Unit && !inBracket;
        if (continues || sharesVerb)
        {
            tail = previous!.Tail.Continue(tail.Rest);
            if (continues && BothComparisons(text, clause.Start, previous.Quantity.Start) is { } second)
            {
                tail.Compare(second);
            }
        }
        else if (previous is null || previous.End < clause.Start)
        {
            tail.Against(PriorComparison(text, start, clause.Start));
        }
        else if (from > clause.Start && ComparesBefore(text, clause.Start, from))
        {
            // 较2024年的30家增长三倍: the comparison stands before the earlier number.
            tail.Against(AgainstYearBefore(text, clause.Start, from, periods, start) ? ChangeBase.Yoy : ChangeBase.Other);
        }

        if (!continues && tail.Respectively && BothComparisons(text, clause.Start, q.Start) is { } other)
        {
            tail.Compare(other == ChangeBase.Mom ? ChangeBase.Yoy : ChangeBase.Mom);
        }

        // Time, change, sign.
        var period = PeriodRule.InSentence(text, start, q.Start, periods, state.Carried, q.Unit!.Kind == UnitKind.Times) ?? state.Carried;
        var change = ChangeRule.Of(text, q, tail, left.Text, period, today, clause.End);
        if (q.Unit!.Kind == UnitKind.Ratio && tail.Sign == 0 && change.Change == FigureChange.Level && previous is { Change: not FigureChange.Level } && (Expected(left.Text) || ExpectedAfter(text, q.End, clause.End)))
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
        var (name, nameSpan) = Name(text, q, left, tail, clause, after, continues || sharesVerb, inBracket, previous, accepted, quantities, k, state, periods, start);
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
        accepted.Add(new Read(q, tail, name, indicators.MeasureOf(name) ?? previous?.Measure, period, status, q.End + after, change.Change));
    }

    private (string Name, TextSpan? Span) Name(string text, Quantity q, LeftContext left, TailReading tail, (int Start, int End) clause, int after, bool continues, bool inBracket, Read? previous, List<Read> accepted, List<Quantity> quantities, int k, SectionState state, List<PeriodMention> periods, int start)
    {
        var (name, from, to) = IndicatorRule.LeftName(left, tail.Rest);
        name = name is "净增" or "新增" or "净增加" ? "" : name;
        TextSpan? span = name.Length > 0 ? new TextSpan(left.PositionOf(from), left.PositionOf(to - 1) + 1) : null;
        var right = IndicatorRule.RightNoun(text, q.End + after, Math.Max(q.End + after, clause.End), q);

        if (continues)
        {
            if (state.Group is { } group && state.GroupIndex + 1 < group.Length)
            {
                return (group[++state.GroupIndex], null);
            }

            if (right.Length > 0 && q.Unit!.Kind == UnitKind.Count)
            {
                return (right, null);
            }

            return (name.Length > 1 ? name : previous!.Name, null);
        }

        if (name.Length == 0 && state.Group is { } open && state.GroupIndex + 1 < open.Length && previous is not null && previous.End >= clause.Start)
        {
            // 分别增长18.4%和下降3.5%: the list goes on with a verb of its own.
            return (open[++state.GroupIndex], null);
        }

        state.Group = null;
        if (inBracket && name.Length == 0)
        {
            var label = LabelBefore(text, start, clause.Start - 1);
            if (label.Length > 0 && previous is null)
            {
                return (state.Measure is { } m && indicators.MeasureOf(label) is null ? label + m : label, null);
            }

            if (previous is not null && ClosedLabel(text, previous.End, clause.Start - 1) is { Length: > 0 } own)
            {
                var measure = previous.Measure ?? state.Measure;
                return (measure is not null && indicators.MeasureOf(own) is null ? own + measure : own, null);
            }

            return (previous?.Name ?? (label.Length > 0 ? label : Fallback(state, right, q)), null);
        }

        if (Linked(text, q, right, name, indicators.MeasureOf(name)) is { } linked)
        {
            return (linked, null);
        }

        var count = q.Unit!.Kind is UnitKind.Count;
        if (right.Length > 0 && (count || q.Unit.Kind == UnitKind.Money || name.Length == 0) && indicators.MeasureOf(name) is null or "发行" or "投资" or "融资" or "出口" or "进口" or "投入" or "支出" or "销售" or "交付" or "中标" or "募资" or "需求")
        {
            if (q.Unit.Kind is UnitKind.Ratio or UnitKind.Tenths && name.Length == 0)
            {
                return (right + "占比", null);
            }

            if (count || q.Unit.Kind == UnitKind.Money || q.Unit.Kind is not (UnitKind.Ratio or UnitKind.Tenths or UnitKind.Points))
            {
                return (IndicatorRule.KeptVerb(name) + right, null);
            }
        }

        // A、B、C分别增长x、y、z: one name for each number.
        var listed = Following(text, quantities, k, periods);
        if (listed > 1)
        {
            if (name.Length > 0)
            {
                var members = IndicatorRule.Members(name);
                if (members.Length >= listed)
                {
                    var group = members[^listed..];
                    if (group[0].IndexOf("市场", StringComparison.Ordinal) is var market and > 0 && market + 2 < group[0].Length)
                    {
                        group = [.. group.Select((m, n) => n == 0 ? m : group[0][..(market + 2)] + m)];
                    }

                    if (indicators.MeasureOf(group[^1]) is { } shared && shared.Length < group[^1].Length)
                    {
                        group = [.. group.Select(m => indicators.MeasureOf(m) is null ? m + shared : m)];
                    }

                    state.Group = group;
                    state.GroupIndex = 0;
                    state.LastGroup = group;
                    return (group[0], span);
                }
            }
            else if (EarlierNames(accepted, listed) is { } names)
            {
                state.Group = names;
                state.GroupIndex = 0;
                return (names[0], null);
            }
            else if (state.LastGroup is { } last && last.Length == listed)
            {
                state.Group = last;
                state.GroupIndex = 0;
                return (last[0], null);
            }
        }

        if (name is "其余" or "剩余" or "余下" or "另外" or "另有" or "其他" && q.Unit.Kind is UnitKind.Ratio or UnitKind.Tenths && FollowingNoun(text, q.End + after, clause.End) is { Length: > 0 } source)
        {
            return (source + "占比", span);
        }

        if (TableHead(text, start, q.Start, left) is { } head)
        {
            name = name.Length == 0 ? head : indicators.MeasureOf(name) is not null && indicators.MeasureOf(head) is null ? head + name : name + head;
            return (name, span);
        }

        if (name.Length > 0 && IndicatorRule.IsGeneric(name))
        {
            var generic = name[(name.LastIndexOf('的') + 1)..];
            var subject = previous?.Name ?? PriorClause(text, start, clause.Start, periods) ?? state.Name;
            if (subject is not null)
            {
                if (generic.EndsWith("数字", StringComparison.Ordinal) || generic.EndsWith("口径", StringComparison.Ordinal) || generic.EndsWith("数据", StringComparison.Ordinal) || generic.EndsWith("指标", StringComparison.Ordinal) || generic is "全年" or "水平")
                {
                    return (subject, span);
                }

                var own = indicators.MeasureOf(subject);
                return ((own is not null && own.Length < subject.Length && generic is not ("增速" or "增幅" or "降幅" or "占比" or "比例" or "份额") ? subject[..^own.Length] : subject) + generic, span);
            }
        }

        if (name.Length > 0)
        {
            var share = q.Unit.Kind is UnitKind.Ratio or UnitKind.Tenths ? name.LastIndexOf('占', name.Length - 1) : -1;
            if (share > 0 && share == name.Length - 1 && previous is not null)
            {
                // 中国占40.3%: of what the sentence spoke of.
                var whole = previous.Name.LastIndexOf('占') is var of and >= 0 ? previous.Name[(of + 1)..] : previous.Name;
                return (name + (whole.EndsWith("比重", StringComparison.Ordinal) ? whole : whole + "比重"), span);
            }

            if (share < 0 && tail.Sign == 0 && q.Unit.Kind == UnitKind.Ratio && previous is { } sharing && sharing.Name.LastIndexOf('占') is var at and > 0 && sharing.Name.EndsWith("比重", StringComparison.Ordinal) && name.Length <= 12 && indicators.MeasureOf(name) is null)
            {
                return (name + sharing.Name[at..], span);
            }

            if (share == 0 && previous is not null)
            {
                name = previous.Name + name;
            }

            if (share >= 0 && indicators.MeasureOf(name) is not ("占比" or "比重" or "比例" or "份额"))
            {
                name += "比重";
            }

            var relative = q.Unit.Kind is UnitKind.Ratio or UnitKind.Points or UnitKind.Times;
            if (relative && share < 0 && previous?.Measure is { } carried && name.Length <= 14 && indicators.MeasureOf(name) is null)
            {
                name += carried;
            }

            if (!relative && right.Length == 0 && name.Length <= 10 && indicators.MeasureOf(name) is null && accepted.FindLast(r => r.Quantity.Unit!.Unit == q.Unit.Unit && r.Measure is not null) is { } alike)
            {
                name += alike.Measure;
            }

            if (count && right.Length == 0 && indicators.MeasureOf(name) is null && previous is null && LeadsWithPart(text, clause.Start) && PriorClause(text, start, clause.Start, periods) is { } whole2)
            {
                name = whole2 + name;
            }

            return (name, span);
        }

        return (previous?.Name ?? Fallback(state, right, q), null);
    }

    /// <summary>The names of the last figures of the sentence, one for each number of a list that follows them; null when there are not as many.</summary>
    private static string[]? EarlierNames(List<Read> accepted, int count)
    {
        var names = accepted.Select(r => r.Name).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length >= count ? names[^count..] : null;
    }

    /// <summary>What a quantity is a part or the size of (0.1%的国土面积, 60%股权, 1837倍认购, 以2亿美元收购), or null.</summary>
    private static string? Linked(string text, Quantity q, string right, string left, string? measure)
    {
        var after = q.End < text.Length ? text.AsSpan(q.End, Math.Min(8, text.Length - q.End)) : default;
        if (q.Unit!.Kind is UnitKind.Ratio or UnitKind.Tenths)
        {
            if (right.StartsWith('股') || right.StartsWith("权益", StringComparison.Ordinal))
            {
                return left.Length is > 0 and <= 10 ? left + right : right;
            }

            var part = after.StartsWith("的") || after.StartsWith("以上的");
            return part && right.Length > 0 && measure is null && !left.Contains('占', StringComparison.Ordinal) && !IsGrowthNoun(right) ? right + "占比" : null;
        }

        if (q.Unit.Kind == UnitKind.Times && (after.StartsWith("认购") || after.StartsWith("超额认购")))
        {
            return left + "认购倍数";
        }

        if (q.Unit.Kind == UnitKind.Money && right.Length == 0)
        {
            foreach (var verb in (ReadOnlySpan<string>)["收购", "增资", "认购", "购买", "采购", "回购", "注资", "入股", "参股", "投资", "建设", "竞得", "中标", "领投"])
            {
                if (after.StartsWith(verb))
                {
                    return measure is null ? left + verb : null;
                }
            }
        }

        return after.StartsWith("的") && right.Length > 0 && measure is not null && measure.Length == left.Length ? right + left : null;
    }

    private static bool Expected(string left) =>
        left.Contains("预期", StringComparison.Ordinal) || left.Contains("预测", StringComparison.Ordinal) || left.Contains("预估", StringComparison.Ordinal) || left.Contains("调查中值", StringComparison.Ordinal) || left.Contains("调查所得", StringComparison.Ordinal);

    /// <summary>好于彭博6.6%的一致预期.</summary>
    private static bool ExpectedAfter(string text, int at, int end) => StatusRule.ExpectationAfter(text.AsSpan(at, Math.Max(0, Math.Min(end, at + 10) - at)));

    private static bool LeadsWithPart(string text, int at) => at + 2 <= text.Length && text.AsSpan(at).StartsWith("其中");

    /// <summary>来自绿电交易, 为民营企业: what follows a share.</summary>
    private static string FollowingNoun(string text, int at, int end)
    {
        foreach (var word in (ReadOnlySpan<string>)["来自", "来源于", "为", "是", "属于", "由", "用于"])
        {
            if (at + word.Length < end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return text[(at + word.Length)..Math.Min(end, at + word.Length + 12)];
            }
        }

        return "";
    }

    /// <summary>The first cell of a table row (指标：园区数量；国家级经开区：230家；…), or null.</summary>
    private static string? TableHead(string text, int start, int at, LeftContext left)
    {
        if (left.Text.Length < 2 || left.Text.TrimEnd('约', '超', '近', '-', '−', '+')[^1] is not ('：' or ':'))
        {
            return null;
        }

        var semicolon = text.IndexOf('；', start, Math.Max(0, at - start));
        var colon = text.IndexOf('：', start, Math.Max(0, at - start));
        if (colon < 0 || semicolon < colon || colon - start > 14 || semicolon - colon > 24)
        {
            return null;
        }

        var cell = text[(colon + 1)..semicolon].Trim();
        return cell.Length > 0 && !char.IsAsciiDigit(cell[0]) && cell[0] is not ('—' or '-') ? cell : null;
    }

    /// <summary>What the clause before names: its words after the last 了, or null.</summary>
    private static string? PriorClause(string text, int start, int clauseStart, List<PeriodMention> periods)
    {
        var end = clauseStart - 1;
        if (end <= start || text[end] is not '，')
        {
            return null;
        }

        var from = text.LastIndexOfAny(['，', '；', '：', '。'], end - 1, end - start) + 1;
        from = Math.Max(from, start);
        var done = text.LastIndexOf('了', end - 1, end - from);
        from = done >= from ? done + 1 : from;
        var context = LeftContext.Of(text, from, end, periods);
        var (name, _, _) = IndicatorRule.LeftName(context, context.Text.Length);
        return name.Length is >= 2 and <= 24 ? name : null;
    }

    private static bool IsGrowthNoun(string noun) =>
        noun.StartsWith('增') || noun.StartsWith("同比", StringComparison.Ordinal) || noun.StartsWith('降') || noun.StartsWith("下降", StringComparison.Ordinal) || noun.StartsWith("年均", StringComparison.Ordinal) || noun.StartsWith('涨') || noun.StartsWith("水平", StringComparison.Ordinal) || noun.StartsWith("目标", StringComparison.Ordinal) || noun.StartsWith("速度", StringComparison.Ordinal) || noun.StartsWith("比例", StringComparison.Ordinal);

    private static string Fallback(SectionState state, string right, Quantity q)
    {
        if (right.Length > 0)
        {
            return right;
        }

        return state.Name ?? (state.Heading.Length > 0 ? state.Heading : q.Unit!.Surface);
    }

    /// <summary>How many quantities from the k-th on stand in one list.</summary>
    private static int Following(string text, List<Quantity> quantities, int k, List<PeriodMention> periods)
    {
        var n = 1;
        for (var i = k + 1; i < quantities.Count; i++)
        {
            var between = LeftContext.Of(text, quantities[i - 1].End, Math.Max(quantities[i - 1].End, quantities[i].Start), periods).Text;
            if (quantities[i].Unit?.Unit != quantities[k].Unit?.Unit || between.Length is 0 or > 6 || !(OnlyMarks(between) || between is "和下降" or "和增长" or "、下降" or "、增长" or "和-" or "及下降" or "与下降"))
            {
                break;
            }

            n++;
        }

        return n;
    }

    private static bool OnlyMarks(string text)
    {
        foreach (var c in text)
        {
            if (c is not ('、' or '，' or ',' or '和' or '与' or '及' or '以' or ' ' or LeftContext.PeriodMark or '/'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameSort(Quantity a, Quantity b) =>
        a.Unit!.Kind == b.Unit!.Kind || (a.Unit.Kind is UnitKind.Ratio or UnitKind.Times && b.Unit.Kind is UnitKind.Ratio or UnitKind.Times);

    private static bool IsRestatement(string text, Quantity q, Read previous, string left, bool inBracket)
    {
        var before = previous.Quantity.Unit!;
        if (before.Unit == q.Unit!.Unit)
        {
            return false;
        }

        var said = left.Contains("约合", StringComparison.Ordinal) || left.Contains("折合", StringComparison.Ordinal) || left.Contains("合人民币", StringComparison.Ordinal) || left.Contains("相当于", StringComparison.Ordinal) || left.Contains("折算", StringComparison.Ordinal);
        if (before.Kind != UnitKind.Money || q.Unit.Kind != UnitKind.Money)
        {
            return false;
        }

        if (said)
        {
            return true;
        }

        return inBracket && q.Start - previous.End <= 8 && text.AsSpan(previous.End, q.Start - previous.End).IndexOfAny('，', '；') < 0;
    }

    private static (string Code, string Reason)? Denied(string left)
    {
        foreach (var word in (ReadOnlySpan<string>)["尚未", "未达", "并未", "否认", "并非", "不是", "没有达到", "未能达到", "未能", "从未"])
        {
            if (left.Contains(word, StringComparison.Ordinal))
            {
                return ("figure.negated", $"found {word} before the number; expected a statement that holds");
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["如果", "假如", "假设", "倘若", "若按", "即使", "哪怕"])
        {
            if (left.Contains(word, StringComparison.Ordinal))
            {
                return ("figure.hypothetical", $"found {word} before the number; expected a statement that holds");
            }
        }

        return null;
    }

    /// <summary>同比、环比分别增长5%和2%: what the second number is compared with, or null.</summary>
    private static ChangeBase? BothComparisons(string text, int start, int end)
    {
        var words = text.AsSpan(start, Math.Max(0, end - start));
        foreach (var (pair, second) in ((string, ChangeBase)[])[("同比、环比", ChangeBase.Mom), ("同比和环比", ChangeBase.Mom), ("同比与环比", ChangeBase.Mom), ("同比及环比", ChangeBase.Mom), ("同环比", ChangeBase.Mom), ("环比、同比", ChangeBase.Yoy), ("环比和同比", ChangeBase.Yoy)])
        {
            if (words.Contains(pair, StringComparison.Ordinal))
            {
                return second;
            }
        }

        return null;
    }

    /// <summary>2025年…73.6亿元，较2024年的51.2亿元增长: the year compared with is the one before the figure's own.</summary>
    private static bool AgainstYearBefore(string text, int clauseStart, int from, List<PeriodMention> periods, int sentenceStart)
    {
        DateOnly? own = null, other = null;
        foreach (var period in periods)
        {
            if (period is { Kind: PeriodKind.Year, From: { } year })
            {
                if (period.Start >= sentenceStart && period.End <= clauseStart)
                {
                    own = year;
                }
                else if (period.Start >= clauseStart && period.End <= from && period.Start > clauseStart && text[period.Start - 1] is '较' or '比')
                {
                    other = year;
                }
            }
        }

        return own is { } a && other is { } b && a.Year == b.Year + 1;
    }

    private static bool ComparesBefore(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '较' || (text[i] == '比' && i > start && text[i - 1] is not ('同' or '环' or '占' or '可') && text[i + 1] is not ('重' or '例' or '亚' or '率' or '特')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>与上年相比，… in the clause before.</summary>
    private static ChangeBase PriorComparison(string text, int start, int clauseStart)
    {
        if (clauseStart - 1 > start && text[clauseStart - 1] is '：' or ':')
        {
            // A table's column or a label: 环比：下降22.6%.
            var label = text.AsSpan(Math.Max(start, clauseStart - 12), Math.Min(11, clauseStart - 1 - start));
            label = label[(label.LastIndexOfAny('；', '，', '：') + 1)..];
            return label.Contains("环比", StringComparison.Ordinal) ? ChangeBase.Mom : label.Contains("同比", StringComparison.Ordinal) || label.Contains("比上年", StringComparison.Ordinal) || label.Contains("比去年", StringComparison.Ordinal) ? ChangeBase.Yoy : ChangeBase.None;
        }

        if (clauseStart - 1 <= start || text[clauseStart - 1] != '，')
        {
            return ChangeBase.None;
        }

        var from = Math.Max(start, clauseStart - 24);
        var before = text.AsSpan(from, clauseStart - 1 - from);
        if (before.EndsWith("同比", StringComparison.Ordinal) || before.EndsWith("同比看", StringComparison.Ordinal) || before.EndsWith("同比来看", StringComparison.Ordinal))
        {
            return ChangeBase.Yoy;
        }

        if (before.EndsWith("环比", StringComparison.Ordinal) || before.EndsWith("环比看", StringComparison.Ordinal))
        {
            return ChangeBase.Mom;
        }

        if (!before.EndsWith("相比", StringComparison.Ordinal))
        {
            return ChangeBase.None;
        }

        if (before.Contains("上月", StringComparison.Ordinal) || before.Contains("上季", StringComparison.Ordinal) || before.Contains("上个月", StringComparison.Ordinal))
        {
            return ChangeBase.Mom;
        }

        return before.Contains("上年", StringComparison.Ordinal) || before.Contains("去年", StringComparison.Ordinal) || before.Contains("同期", StringComparison.Ordinal) ? ChangeBase.Yoy : ChangeBase.Other;
    }

    /// <summary>The clause around a quantity: bracketed remarks before it are passed over; inside a bracket the bracket bounds it.</summary>
    private static (int Start, int End) ClauseOf(string text, int start, int end, Quantity q)
    {
        var i = q.Start;
        while (i > start)
        {
            var c = text[i - 1];
            if (c is '）' or ')')
            {
                var open = text.AsSpan(start, i - 1 - start).LastIndexOfAny('（', '(');
                if (open < 0)
                {
                    i--;
                    continue;
                }

                i = start + open;
                continue;
            }

            if (c is '（' or '(' or '，' or '；' or '。' or '！' or '？' or ';' or '\n' || (c is '：' or ':' && !LabelColon(text, start, i - 1, q.Start)) || (c is ',' && !(i - 2 >= start && char.IsAsciiDigit(text[i - 2]) && char.IsAsciiDigit(text[i]))))
            {
                break;
            }

            i--;
        }

        var j = q.End;
        while (j < end && text[j] is not ('，' or '；' or '。' or '！' or '？' or ';' or '\n' or '）' or ')' or '：') && !(text[j] == ',' && !(j + 1 < end && char.IsAsciiDigit(text[j + 1]))))
        {
            j++;
        }

        return (i, Math.Max(j, q.End));
    }

    /// <summary>A colon right before the number names it (产量：12.3万辆) and bounds nothing.</summary>
    private static bool LabelColon(string text, int start, int colon, int number)
    {
        var between = text.AsSpan(colon + 1, number - colon - 1).Trim(' ');
        return between.Length <= 1 || between is "约为" or "超过";
    }

    private static bool ClosedBefore(string text, int end, int at)
    {
        var depth = 0;
        for (var i = end; i < at; i++)
        {
            if (text[i] is '（' or '(')
            {
                depth++;
            }
            else if (text[i] is '）' or ')' && --depth < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word before a bracket: 广西 in 广西(-28.7%).</summary>
    private static string LabelBefore(string text, int start, int open)
    {
        var i = open;
        while (i > start && text[i - 1] is not ('、' or '，' or '；' or '：' or '。' or '）' or ')' or '和' or '是' or '有' or '为' or '及' or '与') && open - i < 16)
        {
            i--;
        }

        return text[i..open].Trim();
    }

    private static string ClosedLabel(string text, int from, int open)
    {
        var close = text.IndexOfAny(['）', ')'], from, Math.Max(0, open - from));
        return close < 0 ? "" : LabelBefore(text, close, open);
    }

    private sealed record Read(Quantity Quantity, TailReading Tail, string Name, string? Measure, PeriodMention? Period, FigureStatus Status, int End, FigureChange Change);

    private sealed class SectionState
    {
        public required string Heading { get; init; }

        public PeriodMention? Carried { get; set; }

        public int Paragraph { get; set; } = -1;

        public string? Name { get; set; }

        public string? Measure { get; set; }

        public FigureStatus Status { get; set; }

        public string[]? Group { get; set; }

        public int GroupIndex { get; set; }

        public string[]? LastGroup { get; set; }

        public void Leave()
        {
            Status = FigureStatus.Actual;
            Name = null;
            Measure = null;
            Group = null;
            LastGroup = null;
        }
    }
}
