using System.Collections.Immutable;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Graph.Mcp.Prompts;

/// <summary>Ways to work for the two kinds of user: the researcher who asks how themes are tied, the consultant who matches a region with industries.</summary>
internal static class GraphPrompts
{
    private const int Longest = 500;

    private const string RulesZh =
        """
        规则：
        - 每个论断后面写出原句、简报标题和日期（取自答复的 evidence 与 source）；没有原句的不写，写【信息不足】。
        - 实际、预测、目标分开说；数值带单位与时期；conflicts 里有的，两边都写。
        - 强度说明与随机相比（提升度与区间、对数似然、显著性），并给出计数；“chance”就写与随机无异。
        - 答复有 nextCursor 而又需要更多时，用同样的参数加 cursor 续取。名称不确定时先 search。
        """;

    private const string RulesEn =
        """
        Rules:
        - After each claim give the sentence, the briefing's title and its date (evidence and source of the answers); what has no sentence is not claimed: write [not in the corpus].
        - Keep actual, forecast and target apart; give values with unit and period; where conflicts has both sides, give both.
        - Tell strength beside chance (lift with its interval, log-likelihood, significance) and the counts; "chance" means no more than chance.
        - Where an answer has nextCursor and you need more, repeat the call with cursor. Where a name is uncertain, search first.
        """;

    private static readonly ImmutableArray<Definition> All =
    [
        new(
            "theme-linkage-study", ("研究：主题如何联结", "Research: how themes are tied"), ("研究人员：几个主题之间的联结、自何时、经由谁、在哪里说的", "For the researcher: how themes are tied, since when, by whom, and where it is said"),
            [new("themes", "主题，用逗号分开，如 data,compute,energy / themes, separated by commas", true), new("since", "起始日、月或年 / first day, month or year", false), new("region", "只看该地 / only this place", false)],
            a => ($"""
                研究主题之间的联结：{a["themes"]}{Given(a, "since", "，自 ")}{Given(a, "region", "，只看 ")}。
                1. linkages（themes{(a.ContainsKey("since") ? "、since" : "")}{(a.ContainsKey("region") ? "、region" : "")}）：先看 strength，再看 stated、section、bridge、figure、chain。
                2. 对每个重要的 bridge 用 show 或 paths 看它怎样连接两边；用 evidence（names 给两个主题）取同时说到两者的原句。
                3. trend 看各主题何时升温；by=quarter 的 linkages 看联结如何变化。
                4. coverage（absent=true）说出语料没有说到的；conflicts 看数据是否打架。
                写成：结论（不超过五条）、证据、随时间的变化、空白与存疑。
                {RulesZh}
                """,
                $"""
                Study how these themes are tied: {a["themes"]}{Given(a, "since", ", since ")}{Given(a, "region", ", only ")}.
                1. linkages: read strength first, then stated, section, bridge, figure, chain.
                2. For each bridge that matters, show or paths tells how it joins the two; evidence (with two themes as names) gives the sentences that speak of both.
                3. trend tells when each theme rose; linkages with by=quarter how the tie developed.
                4. coverage (absent=true) tells what the corpus does not speak of; conflicts whether figures disagree.
                Write: findings (five at most), evidence, development, gaps and doubts.
                {RulesEn}
                """)),
        new(
            "industry-matching-brief", ("咨询：地区与产业对接", "Consulting: match a region with industries"), ("咨询顾问：一个地区的政策、园区、企业与主题，及可对接的机会", "For the consultant: policies, parks, companies and themes of a region, and what could be matched"),
            [new("region", "地区，如 上海市 / the region", true), new("themes", "产业或主题，用逗号分开 / industries or themes, separated by commas", false), new("since", "起始日、月或年 / first day, month or year", false)],
            a => ($"""
                为 {a["region"]} 写产业对接要点{Given(a, "themes", "，产业：")}{Given(a, "since", "，自 ")}。
                1. run-query 不给名称，先看有哪些查询；用 policies-of-region、parks-by-region、park-companies、companies-by-theme、cooperation、investments 取政策、园区、企业、合作与投资及其阶段（planned、signed、started、operating）。
                2. linkages（region）看该地所涉主题如何联结；neighbours 看该地与园区周边。
                3. figures 与 targets-and-actuals 看目标与进度。
                4. coverage（rows=region, columns=theme, absent=true）看缺什么：缺口与机会要分开写。
                写成：核心结论、政策依据（带文号）、园区与企业（带阶段）、缺口、可对接的对象与理由、存疑。
                {RulesZh}
                """,
                $"""
                Write an industry-matching brief for {a["region"]}{Given(a, "themes", ", industries: ")}{Given(a, "since", ", since ")}.
                1. run-query without a name lists the queries; policies-of-region, parks-by-region, park-companies, companies-by-theme, cooperation and investments give policies, parks, companies, ties and their stage (planned, signed, started, operating).
                2. linkages (region) tells how the themes of the place are tied; neighbours what stands around the place and its parks.
                3. figures and targets-and-actuals give targets and progress.
                4. coverage (rows=region, columns=theme, absent=true) tells what is missing; keep gaps and chances apart.
                Write: conclusions, policies (with document numbers), parks and companies (with stages), gaps, whom to match and why, doubts.
                {RulesEn}
                """)),
    ];

    /// <summary>The prompts.</summary>
    public static ListPromptsResult List() => new()
    {
        Prompts =
        [
            .. All.Select(d => new Prompt
            {
                Name = d.Name,
                Title = $"{d.Title.Zh} / {d.Title.En}",
                Description = $"{d.Says.Zh}\n{d.Says.En}",
                Arguments = [.. d.Arguments.Select(a => new PromptArgument { Name = a.Name, Description = a.Says, Required = a.Required }), new PromptArgument { Name = "lang", Description = "zh（默认）或 en / zh (default) or en", Required = false }],
            }),
        ],
    };

    /// <summary>A prompt with its arguments filled in.</summary>
    /// <exception cref="McpProtocolException">There is no such prompt, or an argument is missing, unknown or too long.</exception>
    public static GetPromptResult Get(string name, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        if (All.FirstOrDefault(d => d.Name == name) is not { } definition)
        {
            throw Wrong($"found no prompt of that name; expected one of {string.Join(", ", All.Select(d => d.Name))}");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in given)
        {
            if (key != "lang" && definition.Arguments.All(a => a.Name != key))
            {
                throw Wrong($"found an unknown argument; expected {string.Join(", ", definition.Arguments.Select(a => a.Name))}, lang");
            }

            if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: <= Longest } text)
            {
                throw Wrong($"{key}: expected a text of at most {Longest} characters");
            }

            if (text.Length > 0)
            {
                values[key] = text;
            }
        }

        if (definition.Arguments.FirstOrDefault(a => a.Required && !values.ContainsKey(a.Name)) is { } missing)
        {
            throw Wrong($"{missing.Name}: found nothing; expected {missing.Says}");
        }

        var (zh, en) = definition.Text(values);
        return new GetPromptResult
        {
            Description = definition.Says.Zh,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = values.GetValueOrDefault("lang") == "en" ? en : zh } }],
        };
    }

    private static string Given(Dictionary<string, string> arguments, string name, string before) => arguments.TryGetValue(name, out var value) ? before + value : "";

    private static McpProtocolException Wrong(string message) => new(message, McpErrorCode.InvalidParams);

    private sealed record Argument(string Name, string Says, bool Required);

    private sealed record Definition(string Name, (string Zh, string En) Title, (string Zh, string En) Says, ImmutableArray<Argument> Arguments, Func<Dictionary<string, string>, (string Zh, string En)> Text);
}
