using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Graph.Mcp;
using Graph.Server;
using Microsoft.Extensions.Hosting;

namespace Graph.Cli.Commands;

/// <summary><c>serve</c>: the HTTP API and its page, on the loopback address unless said.</summary>
internal sealed class ServeCommand : ICommand
{
    private const int ShortestToken = 16;

    /// <inheritdoc/>
    public Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard)
    {
        var port = new Option<int>("--port") { Description = "the port (default 8080; 0 for a free one)", DefaultValueFactory = _ => 8080, HelpName = "N" };
        var listen = new Option<string>("--listen") { Description = "the address to listen on (default 127.0.0.1); any but the loopback address needs --token-file", DefaultValueFactory = _ => "127.0.0.1", HelpName = "ADDRESS" };
        var token = new Option<string?>("--token-file") { Description = "a file whose first line is the token that writing needs, and reading too beyond the loopback address", HelpName = "FILE" };
        var tokenForReading = new Option<bool>("--require-token") { Description = "reading needs the token on the loopback address too, as behind a proxy" };
        var hosts = new Option<string[]>("--host") { Description = "a name by which the service is called besides localhost; may be repeated", HelpName = "NAME" };
        var origins = new Option<string[]>("--origin") { Description = "the origin of a page that may call the service, as https://example.org; may be repeated", HelpName = "ORIGIN" };
        var rate = new Option<int>("--rate") { Description = "requests a second of one caller (default 500; 0 for no limit)", DefaultValueFactory = _ => 500, HelpName = "N" };
        var log = new Option<string>("--log") { Description = "lines on standard error as text (default) or json", DefaultValueFactory = _ => "text", HelpName = "text|json" };
        var health = new Option<bool>("--health") { Description = "serves nothing: asks the service on --port whether it is ready; for health checks" };
        log.AcceptOnlyFromAmong("text", "json");
        var folder = QueriesCommand.FolderOption();
        Within(port, 0, 65535);
        Within(rate, 0, 1_000_000);
        var command = new Command("serve", "the HTTP API on the loopback address: REST, Cypher in the shape of Neo4j's Query API, reference at /docs\n\n例 / example: policygraph serve --port 8080 --token-file token.txt")
        {
            port, listen, token, tokenForReading, hosts, origins, rate, log, health, folder,
        };
        command.SetAction((parsed, cancel) =>
        {
            var session = options.Session(parsed);
            return Task.FromResult(guard(session, () =>
            {
                if (parsed.GetValue(health))
                {
                    return AskAsync(session, parsed.GetValue(port), cancel).GetAwaiter().GetResult();
                }

                if (!IPAddress.TryParse(parsed.GetValue(listen), out var address))
                {
                    session.Warn($"--listen：找到 {parsed.GetValue(listen)}；应为 IP 地址，例如 127.0.0.1 或 0.0.0.0。", $"--listen: found {parsed.GetValue(listen)}; expected an IP address, as 127.0.0.1 or 0.0.0.0.");
                    return ExitCode.Usage;
                }

                var secret = TokenOf(session, parsed.GetValue(token), out var readable);
                if (!readable || QueriesCommand.Catalog(session, parsed.GetValue(folder)) is not { } catalog)
                {
                    return ExitCode.Usage;
                }

                if (secret is null && (!IPAddress.IsLoopback(address) || parsed.GetValue(tokenForReading)))
                {
                    session.Warn("在回环地址以外监听（或要求令牌）时需要 --token-file。", "listening beyond the loopback address, and --require-token, want --token-file.");
                    return ExitCode.Usage;
                }

                return RunAsync(
                    session,
                    new ServerOptions
                    {
                        Address = address, Port = parsed.GetValue(port), Token = secret, TokenForReading = parsed.GetValue(tokenForReading), Hosts = [.. parsed.GetValue(hosts) ?? []], Origins = [.. parsed.GetValue(origins) ?? []],
                        Queries = catalog, RequestsPerSecond = parsed.GetValue(rate), JsonLogs = parsed.GetValue(log) == "json", Quiet = session.Quiet,
                    },
                    cancel).GetAwaiter().GetResult();
            }));
        });
        return command;
    }

    private static async Task<int> AskAsync(Session session, int port, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await http.GetAsync(new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/health/ready")), cancel);
            return response.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Store;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            session.Warn($"端口 {port} 没有回应。", $"nothing answers on port {port}.");
            return ExitCode.Store;
        }
    }

    private static async Task<int> RunAsync(Session session, ServerOptions options, CancellationToken cancel)
    {
        await using var home = Homes.Open(session, options.QueryLimits, make: options.Token is not null);
        await home.CurrentAsync(cancel);
        await using var app = GraphServer.Build(home, options with { AddServices = services => services.AddGraphMcp(new HomeGraphSource(home), options.Queries), MapEndpoints = endpoints => endpoints.MapGraphMcp() });
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            session.Warn($"无法监听 {options.Address}:{options.Port}：{e.Message}", $"cannot listen on {options.Address}:{options.Port}: {e.Message}");
            return ExitCode.Store;
        }

        var at = GraphServer.AddressOf(app);
        session.Note($"{at} 提供 {home.Target}；接口文档 {at}docs；Ctrl+C 停止。", $"{at} serves {home.Target}; reference at {at}docs; Ctrl+C stops it.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            session.Note("正在停止；已开始的请求会答完。", "stopping; what was begun is answered.");
        }

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    private static string? TokenOf(Session session, string? file, out bool readable)
    {
        readable = true;
        if (file is null)
        {
            return null;
        }

        try
        {
            var token = File.ReadLines(file, Encoding.UTF8).FirstOrDefault()?.Trim() ?? "";
            if (token.Length >= ShortestToken)
            {
                if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
                {
                    session.Warn($"{file} 其他用户也能读；建议 chmod 600。", $"others can read {file}; chmod 600 is better.");
                }

                return token;
            }

            session.Warn($"{file} 第一行的令牌太短；至少 {ShortestToken} 个字符。", $"the token on the first line of {file} is too short; expected {ShortestToken} characters or more.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Warn($"读不了 {file}：{e.Message}", $"cannot read {file}: {e.Message}");
        }

        readable = false;
        return null;
    }

    private static void Within(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var n && (n < least || n > most))
        {
            result.AddError($"{option.Name}: expected {least} to {most}");
        }
    });
}
