using System.Diagnostics;
using System.Globalization;
using Graph.Cli.Output;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Cypher.Values;

namespace Graph.Cli.Repl;

/// <summary>
/// Queries typed by a person, as in cypher-shell: lines are gathered until a semicolon ends a statement; lines that begin with a colon
/// are commands to the session. What goes wrong is said, and the session goes on.
/// </summary>
internal sealed class ReplSession(Session session, QueryRunner runner, IReplConsole console, InputHistory history, ReplParameters parameters, QueryLimits limits)
{
    private const string Prompt = "policygraph> ";
    private const string Continuation = "          -> ";

    /// <summary>Reads and runs until the person leaves.</summary>
    public int Run()
    {
        session.Note(
            $"已连接 {session.Store}。语句以分号结束；:help 看命令，:exit 离开。",
            $"connected to {session.Store}. End a statement with a semicolon; :help lists the commands, :exit leaves.");
        string pending = "";
        while (true)
        {
            ReplInput input = console.Read(pending.Length == 0 ? Prompt : Continuation, history);
            if (input.IsEnd)
            {
                return ExitCode.Done;
            }

            if (input.Line is not { } line)
            {
                pending = "";
                continue;
            }

            if (pending.Length == 0 && line.TrimStart().StartsWith(':'))
            {
                history.Add(line.Trim());
                if (!Command(line.Trim().TrimEnd(';').TrimEnd()))
                {
                    return ExitCode.Done;
                }

                continue;
            }

            pending += pending.Length == 0 ? line : "\n" + line;
            IReadOnlyList<string> statements = StatementSplitter.Split(pending, out string rest);
            if (statements.Count > 0)
            {
                history.Add(pending[..^rest.Length]);
            }

            pending = rest;
            foreach (string statement in statements)
            {
                if (!Query(statement))
                {
                    break;
                }
            }
        }
    }

    // False when the rest of the line should not run.
    private bool Query(string statement, IReadOnlyDictionary<string, CypherValue>? with = null)
    {
        var clock = Stopwatch.StartNew();
        int code = ExitCode.Done;
        int rows = 0;
        bool stopped = console.Run(async cancel => (code, rows) = await runner.RunAsync(statement, with ?? parameters.Values, limits, cancel).ConfigureAwait(false));
        if (stopped)
        {
            session.Warn("已停止。", "stopped.");
            return false;
        }

        if (code == ExitCode.Done)
        {
            string milliseconds = clock.ElapsedMilliseconds.ToString(CultureInfo.InvariantCulture);
            session.Note($"{rows} 行，{milliseconds} 毫秒", $"{rows} {(rows == 1 ? "row" : "rows")}, {milliseconds} ms");
        }

        return code == ExitCode.Done;
    }

    // False when the session is over.
    private bool Command(string line)
    {
        int space = line.AsSpan().IndexOfAny(' ', '\t', '{');
        string name = (space < 0 ? line : line[..space]).ToLowerInvariant();
        string rest = space < 0 ? "" : line[space..].Trim();
        switch (name)
        {
            case ":exit" or ":quit" or ":q":
                return false;
            case ":clear" or ":cls":
                console.Clear();
                break;
            case ":help" or ":h" or ":?":
                Help();
                break;
            case ":param" or ":params" when rest.Length == 0:
                Parameters();
                break;
            case ":param" or ":params" when rest is "clear":
                parameters.Clear();
                break;
            case ":param" or ":params":
                if (parameters.Set(rest) is { } problem)
                {
                    session.Error.WriteLine(problem);
                }

                break;
            case ":schema":
                Schema();
                break;
            case ":history":
                for (int i = Math.Max(0, history.Count - 50); i < history.Count; i++)
                {
                    session.Out.WriteLine($"{i + 1,5}  {history[i].Replace("\n", "\n       ", StringComparison.Ordinal)}");
                }

                break;
            case ":source":
                Source(rest);
                break;
            default:
                session.Warn($"没有命令 {name}；:help 列出全部。", $"there is no command {name}; :help lists them all.");
                break;
        }

        return true;
    }

    private void Help()
    {
        session.Out.WriteLine(session.Say(
            """
            语句        以分号结束，可写多行；Ctrl+C 停止正在运行的查询或放弃这一行
            :param      列出参数；:param 名称 => 表达式 设置，:param {a: 1, b: 'x'} 一次设置几个，:param clear 清除
            :schema     标签、关系类型、属性、索引
            :source F   运行文件 F 中的语句
            :history    以前输入过的；也可用上下箭头
            :clear      清屏
            :exit       离开（:quit，Ctrl+D）
            """,
            """
            statement   ends with a semicolon and may take several lines; Ctrl+C stops the running query or gives up the line
            :param      lists the parameters; :param name => expression sets one, :param {a: 1, b: 'x'} several, :param clear removes all
            :schema     labels, relationship types, properties, indexes
            :source F   runs the statements in file F
            :history    what was entered before; the arrow keys bring it back
            :clear      clears the screen
            :exit       leaves (:quit, Ctrl+D)
            """));
    }

    private void Parameters()
    {
        foreach ((string name, CypherValue value) in parameters.Values)
        {
            session.Out.WriteLine($":param {name} => {value}");
        }

        if (parameters.Values.Count == 0)
        {
            session.Note("没有参数。", "no parameters.");
        }
    }

    private void Schema()
    {
        var none = new Dictionary<string, CypherValue>(StringComparer.Ordinal);
        foreach (string query in (string[])
            [
                "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY label",
                "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS relationships ORDER BY type",
                "CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName, propertyTypes, mandatory RETURN nodeType, propertyName, propertyTypes, mandatory ORDER BY nodeType, propertyName",
                "SHOW INDEXES YIELD name, type, labelsOrTypes, properties RETURN name, type, labelsOrTypes, properties ORDER BY name",
            ])
        {
            if (!Query(query, none))
            {
                break;
            }
        }
    }

    private void Source(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file.Trim('\'', '"'));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            session.Warn($"读不了 {file}：{e.Message}", $"cannot read {file}: {e.Message}");
            return;
        }

        IReadOnlyList<string> statements = StatementSplitter.Split(text, out string rest);
        foreach (string statement in rest.Length > 0 ? statements.Append(rest) : statements)
        {
            if (!Query(statement))
            {
                return;
            }
        }
    }
}
