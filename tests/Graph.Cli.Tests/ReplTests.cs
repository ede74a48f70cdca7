using Graph.Cli.Repl;
using Xunit;

namespace Graph.Cli.Tests;

/// <summary>The session on a terminal: keys, layout, history, commands.</summary>
public sealed class ReplTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("repl-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ConsoleKeyInfo Key(ConsoleKey key, bool control = false, bool alt = false) => new('\0', key, false, alt, control);

    private static LineEditor Typed(string text, params ConsoleKeyInfo[] keys)
    {
        var history = new InputHistory(null);
        history.Add("first");
        history.Add("second");
        var editor = new LineEditor(history);
        foreach (char c in text)
        {
            editor.Press(new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false));
        }

        foreach (ConsoleKeyInfo key in keys)
        {
            editor.Press(key);
        }

        return editor;
    }

    private static string Shown(LineEditor editor) => editor.Text.Insert(editor.Cursor, "|");

    [Fact]
    public void Keys_OfReadline_EditTheLine()
    {
        (string Expected, ConsoleKeyInfo[] Keys)[] cases =
        [
            ("MATCH 算力|", []),
            ("MATCH 算|力", [Key(ConsoleKey.LeftArrow)]),
            ("|MATCH 算力", [Key(ConsoleKey.A, control: true)]),
            ("M|ATCH 算力", [Key(ConsoleKey.Home), Key(ConsoleKey.RightArrow)]),
            ("ATCH 算力".Insert(0, "|"), [Key(ConsoleKey.Home), Key(ConsoleKey.Delete)]),
            ("MATCH 算|", [Key(ConsoleKey.Backspace)]),
            ("MATCH |", [Key(ConsoleKey.W, control: true)]),
            ("|", [Key(ConsoleKey.U, control: true)]),
            ("|", [Key(ConsoleKey.Home), Key(ConsoleKey.K, control: true)]),
            ("MATCH |算力", [Key(ConsoleKey.LeftArrow, control: true)]),
            ("MATCH| 算力", [Key(ConsoleKey.Home), Key(ConsoleKey.F, alt: true)]),
            ("second|", [Key(ConsoleKey.UpArrow)]),
            ("first|", [Key(ConsoleKey.UpArrow), Key(ConsoleKey.UpArrow), Key(ConsoleKey.UpArrow)]),
            ("MATCH 算力|", [Key(ConsoleKey.UpArrow), Key(ConsoleKey.DownArrow), Key(ConsoleKey.DownArrow)]),
        ];
        foreach ((string expected, ConsoleKeyInfo[] keys) in cases)
        {
            Assert.Equal(expected, Shown(Typed("MATCH 算力", keys)));
        }
    }

    [Fact]
    public void Keys_ThatEndALine_SayHow()
    {
        Assert.Equal(EditOutcome.Submitted, Typed("x").Press(Key(ConsoleKey.Enter)));
        Assert.Equal(EditOutcome.Interrupted, Typed("x").Press(Key(ConsoleKey.C, control: true)));
        Assert.Equal(EditOutcome.Edited, Typed("x").Press(Key(ConsoleKey.D, control: true)));
        Assert.Equal(EditOutcome.Ended, Typed("").Press(Key(ConsoleKey.D, control: true)));
    }

    [Fact]
    public void Cursor_AmongCombinedCharacters_NeverStandsWithinOne()
    {
        LineEditor editor = Typed("a\u0301𠮷", Key(ConsoleKey.LeftArrow));
        Assert.Equal(2, editor.Cursor);
        editor.Press(Key(ConsoleKey.Backspace));
        Assert.Equal("|𠮷", Shown(editor));
    }

    [Theory]
    [InlineData("> ", "abc", 3, 10, "> abc", 0, 5, 1)]
    [InlineData("> ", "abcdefgh", 8, 10, "> abcdefgh\n", 1, 0, 2)]
    [InlineData("> ", "算力算力算", 5, 10, "> 算力算力\n算", 1, 2, 2)]
    [InlineData("> ", "a\nb", 0, 10, "> a\n  b", 0, 2, 2)]
    [InlineData("> ", "a\nb", 3, 10, "> a\n  b", 1, 3, 2)]
    public void Layout_OfALongOrWideLine_KnowsWhereTheCursorIs(string prompt, string text, int cursor, int width, string written, int row, int column, int rows) =>
        Assert.Equal(new ScreenLayout(written, row, column, rows), ScreenLayout.Of(prompt, text, cursor, width));

    [Theory]
    [InlineData("RETURN 1; RETURN 2;", "RETURN 1|RETURN 2", "")]
    [InlineData("RETURN ';' AS a; x", "RETURN ';' AS a", " x")]
    [InlineData("RETURN \"\\\";\" ; // c;\n", "RETURN \"\\\";\"", "")]
    [InlineData("MATCH (`a;b`) /* ; */ RETURN 1;;;", "MATCH (`a;b`) /* ; */ RETURN 1", "")]
    [InlineData("RETURN 'open;", "", "RETURN 'open;")]
    [InlineData("/* open ;", "", "/* open ;")]
    public void Text_WithSemicolons_IsCutWhereStatementsEnd(string text, string statements, string rest)
    {
        Assert.Equal(statements, string.Join('|', StatementSplitter.Split(text, out string left)));
        Assert.Equal(rest, left);
    }

    [Fact]
    public void History_KeptInAFile_IsThereInTheNextSession()
    {
        string path = Path.Combine(_folder, "deep", "history");
        var first = new InputHistory(path);
        first.Add("MATCH (n)\nRETURN '算力';");
        first.Add("MATCH (n)\nRETURN '算力';");
        first.Add("  ");
        first.Add(":help");
        File.AppendAllText(path, "not json\n");
        var second = new InputHistory(path);
        Assert.Equal(["MATCH (n)\nRETURN '算力';", ":help"], Enumerable.Range(0, second.Count).Select(i => second[i]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Equal(0, new InputHistory(_folder).Count);
    }

    [Theory]
    [InlineData("x => 1 + 2", null, "x 3")]
    [InlineData("x: 'a'", null, "x 'a'")]
    [InlineData("`a b` => [1, $old]", null, "a b [1, 'was']")]
    [InlineData("{p: 1, q: date('2026-06-11')}", null, "p 1;q date('2026-06-11')")]
    [InlineData("x 1", "expected name => expression", "")]
    [InlineData("x => 1 +", "RETURN 1 +", "")]
    [InlineData("x => 1/0", "ivi", "")]
    [InlineData("x => $none", "none", "")]
    public void Param_OfAnExpression_IsEvaluated(string text, string? problem, string set)
    {
        var parameters = new ReplParameters();
        Assert.Null(parameters.Set("old => 'was'"));
        string? found = parameters.Set(text);
        if (problem is null)
        {
            Assert.Null(found);
        }
        else
        {
            Assert.Contains(problem, found, StringComparison.Ordinal);
        }

        Assert.Equal(set, string.Join(';', parameters.Values.Where(p => p.Key != "old").Select(p => $"{p.Key} {p.Value}")));
    }

    [Fact]
    public void Session_OfSeveralLines_RunsStatementsAndCommands()
    {
        using var screen = new ScriptedSession(
            "RETURN 1 AS one,", "  $p AS two;", ":param p => [1, 2]", "RETURN $p AS three; RETURN 4 AS four;", ":param", ":nonsense", "RETUR 1;", "RETURN 5 AS five", null, "RETURN 6 AS six;", ":schema", ":exit", "RETURN 7 AS seven;");
        string shown = screen.Run();
        Assert.Contains("MissingParameter", shown, StringComparison.Ordinal);
        Assert.Contains("{\"three\":[1,2]}", shown, StringComparison.Ordinal);
        Assert.Contains("{\"four\":4}", shown, StringComparison.Ordinal);
        Assert.Contains(":param p => [1, 2]", shown, StringComparison.Ordinal);
        Assert.Contains("there is no command :nonsense", shown, StringComparison.Ordinal);
        Assert.Contains("RETUR", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("five", shown, StringComparison.Ordinal);
        Assert.Contains("{\"six\":6}", shown, StringComparison.Ordinal);
        Assert.Contains("{\"label\":\"A\",\"nodes\":1}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("seven", shown, StringComparison.Ordinal);
        Assert.Contains("RETURN 1 AS one,\n  $p AS two;", screen.History, StringComparer.Ordinal);
    }

    [Fact]
    public void Session_InterruptedWhileAQueryRuns_GoesOn()
    {
        using var screen = new ScriptedSession("UNWIND range(1, 1000000000) AS x UNWIND range(1, 1000) AS y RETURN count(*) AS never;", "RETURN 2 AS after;") { InterruptAfter = TimeSpan.FromMilliseconds(200) };
        string shown = screen.Run();
        Assert.Contains("stopped.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("never", shown, StringComparison.Ordinal);
        Assert.Contains("{\"after\":2}", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_WithoutTextAndTerminal_ReadsStandardInput()
    {
        using var run = new CommandRun();
        run.Write("n.csv", ":ID\n1\n"u8.ToArray());
        Assert.Equal(0, run.Run("import", "--store", "g.db", "--nodes", "n.csv").Code);
        var answer = run.RunWithInput("MATCH (n) RETURN count(n) AS n;\nRETURN $p AS p, [1, {a: 2.0}] AS l", "query", "--store", "g.db", "-P", "p={\"x\":null}");
        Assert.Equal("{\"n\":1}\n{\"p\":{\"x\":null},\"l\":[1,{\"a\":2.0}]}\n", answer.Out.ReplaceLineEndings("\n"));
        Assert.Equal(2, run.RunWithInput(" \n// nothing\n", "query", "--store", "g.db").Code);
        var limited = run.Run("query", "--store", "g.db", "--limit", "2", "UNWIND range(1, 5) AS x RETURN x");
        Assert.Equal(1, limited.Code);
        Assert.Equal("{\"x\":1}\n{\"x\":2}\n", limited.Out.ReplaceLineEndings("\n"));
        Assert.Contains("RowsLimit", limited.Error, StringComparison.Ordinal);
        var plan = run.Run("query", "--store", "g.db", "--format", "table", "PROFILE MATCH (a), (b) RETURN count(*)");
        Assert.Contains("Total database accesses", plan.Out, StringComparison.Ordinal);
        Assert.Contains("\"operator\":\"ProduceResults\"", run.Run("query", "--store", "g.db", "EXPLAIN RETURN 1").Out, StringComparison.Ordinal);
    }
}
