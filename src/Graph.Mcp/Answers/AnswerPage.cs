using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Query.Evidence;
using Graph.Query.Tables;

namespace Graph.Mcp.Answers;

/// <summary>
/// The part of an answer that fits into a number of tokens, as JSON and as text for people. Each of the two forms stays within the number; a single row that is longer is shortened and says so.
/// </summary>
internal sealed class AnswerPage
{
    // What stands around the rows: head line, columns, cursor.
    private const int Frame = 160;
    private const string Cut = "…";

    private AnswerPage(JsonObject structured, string text) => (Structured, Text) = (structured, text);

    /// <summary>The answer for programs.</summary>
    public JsonObject Structured { get; }

    /// <summary>The answer for people and models.</summary>
    public string Text { get; }

    /// <summary>Lays out rows from <paramref name="offset"/> on within <paramref name="maxTokens"/>.</summary>
    public static AnswerPage Of(ToolAnswer answer, string question, int offset, int maxTokens, bool chinese)
    {
        var table = answer.Table!;
        var keys = table.Columns.Select(c => c.Key).ToList();
        var left = 4L * Math.Max(0, maxTokens - Frame - table.Columns.Sum(c => TokenEstimate.Of(c.Key) + TokenEstimate.Of(c.Zh) + TokenEstimate.Of(c.En) + 8));
        var text = new StringBuilder();
        var rows = new JsonArray();
        var notices = new JsonArray();
        foreach (var notice in answer.Notices)
        {
            notices.Add(notice);
            left -= TokenEstimate.Quarters(notice) + 8;
        }

        // What the rows rest on comes with the first part only, and takes at most a third.
        var sentences = new JsonArray();
        var said = new StringBuilder();
        if (offset == 0)
        {
            var share = left / 3;
            foreach (var sentence in answer.Sentences)
            {
                var (json, line) = Sentence(sentence);
                var cost = Math.Max(TokenEstimate.Quarters(json.ToJsonString(RowText.Json)), TokenEstimate.Quarters(line)) + 4;
                if (cost > share)
                {
                    break;
                }

                share -= cost;
                left -= cost;
                sentences.Add(json);
                said.Append(line).Append('\n');
            }
        }

        var shortened = false;
        var given = 0;
        for (var i = offset; i < table.Rows.Count; i++, given++)
        {
            var row = table.Rows[i];
            var (json, line) = Row(table, keys, row, i, chinese);
            var cost = Cost(json, line);
            if (cost > left && given == 0)
            {
                (json, line) = Row(table, keys, Shorten(row, Math.Max(200, left)), i, chinese);
                cost = Cost(json, line);
                shortened = true;
            }
            else if (cost > left)
            {
                break;
            }

            left -= cost;
            rows.Add(json);
            text.Append(line);
        }

        var next = offset + given < table.Rows.Count ? new AnswerCursor(question, offset + given, Digest(keys, table.Rows[offset + given - 1])).Write() : null;
        var structured = new JsonObject
        {
            ["columns"] = new JsonArray([.. table.Columns.Select(c => (JsonNode)new JsonObject { ["key"] = c.Key, ["zh"] = c.Zh, ["en"] = c.En })]),
            ["rows"] = rows,
            ["total"] = table.Rows.Count,
            ["offset"] = offset,
            ["returned"] = given,
        };
        if (sentences.Count > 0)
        {
            structured["sentences"] = sentences;
        }

        if (notices.Count > 0)
        {
            structured["notices"] = notices;
        }

        if (shortened)
        {
            structured["shortened"] = true;
        }

        if (next is not null)
        {
            structured["nextCursor"] = next;
        }

        return new AnswerPage(structured, Head(table.Rows.Count, offset, given, next, shortened, chinese) + string.Concat(answer.Notices.Select(n => $"! {n}\n")) + text + (said.Length > 0 ? (chinese ? "原句\n" : "Sentences\n") + said : ""));
    }

    /// <summary>The digest of a row, by which a cursor knows it again.</summary>
    public static string Digest(IReadOnlyList<string> keys, object?[] row) => AnswerCursor.Digest(JsonSerializer.Serialize(RowText.Object(keys, row), RowText.Json));

    private static long Cost(JsonNode json, string line) => Math.Max(TokenEstimate.Quarters(json.ToJsonString(RowText.Json)) + 4, TokenEstimate.Quarters(line));

    private static (JsonNode Json, string Line) Row(ResultTable table, List<string> keys, object?[] row, int index, bool chinese)
    {
        var json = JsonSerializer.SerializeToNode(RowText.Object(keys, row), RowText.Json)!;
        var line = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"[{index + 1}]"));
        var evidence = new StringBuilder();
        for (var i = 0; i < row.Length; i++)
        {
            if (keys[i] == "evidence" && row[i] is IEnumerable<string> said)
            {
                foreach (var sentence in said)
                {
                    evidence.Append("    “").Append(sentence).Append("”\n");
                }
            }
            else if (RowText.Of(row[i]) is { Length: > 0 } cell)
            {
                line.Append(' ').Append(chinese ? table.Columns[i].Zh : table.Columns[i].En).Append(chinese ? '：' : ':').Append(chinese ? "" : " ").Append(cell).Append(chinese ? '；' : ';');
            }
        }

        if (line[^1] is '；' or ';')
        {
            line.Length--;
        }

        return (json, line.Append('\n').Append(evidence).ToString());
    }

    private static (JsonNode Json, string Line) Sentence(EvidenceRow row)
    {
        var json = new JsonObject { ["text"] = row.Text, ["date"] = row.Date, ["source"] = row.Source, ["section"] = row.Section, ["id"] = row.Id };
        return (json, $"    “{row.Text}” — {row.Source} {row.Date}");
    }

    // Long texts lose their end and lists their last items, so that at least the row's head is told.
    private static object?[] Shorten(object?[] row, long quarters)
    {
        var share = Math.Max(80, quarters / (2 * Math.Max(1, row.Length)));
        var spare = quarters / 2;
        return [.. row.Select(Cell)];

        object? Cell(object? cell)
        {
            switch (cell)
            {
                case string text:
                    return Fit(text);
                case IEnumerable<string> list:
                    var kept = new List<string>();
                    foreach (var item in list)
                    {
                        if (spare <= 0)
                        {
                            kept.Add(Cut);
                            break;
                        }

                        kept.Add(Fit(item));
                    }

                    return kept;
                case null or bool or IFormattable:
                    return cell;
                default:
                    return Fit(JsonSerializer.Serialize(cell, RowText.Json));
            }
        }

        string Fit(string text)
        {
            var cost = TokenEstimate.Quarters(text);
            var allowed = Math.Max(share, spare);
            spare -= Math.Min(cost, allowed);
            return cost <= allowed ? text : TokenEstimate.Beginning(text, allowed) + Cut;
        }
    }

    private static string Head(int total, int offset, int given, string? next, bool shortened, bool chinese)
    {
        if (total == 0)
        {
            return chinese ? "没有结果。\n" : "Nothing found.\n";
        }

        var head = chinese
            ? string.Create(CultureInfo.InvariantCulture, $"共 {total} 行，这里是第 {offset + 1}—{offset + given} 行{(shortened ? "（过长的文本已截短）" : "")}。")
            : string.Create(CultureInfo.InvariantCulture, $"{total} rows, here {offset + 1}–{offset + given}{(shortened ? " (long texts are cut)" : "")}.");
        return head + (next is null ? "\n" : chinese ? $"续取：同样的参数加 cursor={next}\n" : $"To go on: the same arguments with cursor={next}\n");
    }
}
