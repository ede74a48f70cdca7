using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Graph.Connection;
using Graph.Cypher.Execution;
using Graph.Neo4j.Client;
using Xunit;

namespace Graph.Neo4j.Tests.Client;

/// <summary>How the client takes what a server may do: the stub answers as each test says.</summary>
public sealed class FailureTests
{
    private const string Opened = """{"data":{"fields":[],"values":[]},"transaction":{"id":"t1","expires":"2030-01-01T00:00:00Z"}}""";
    private const string One = """{"data":{"fields":["x"],"values":[[{"$type":"Integer","_value":"1"}]]},"bookmarks":["b"]}""";
    private static readonly GraphQuery Write = new("CREATE (n)") { Access = GraphAccess.Write };
    private static readonly GraphQuery Read = new("RETURN 1 AS x");

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Error_AtAnyStatus_IsRead(int status)
    {
        using var server = new StubServer((_, _) => StubServer.Json(status, """{"data":{"fields":["x"],"values":[[{"$type":"Integer","_value":"7"}]]},"errors":[{"code":"Neo.ClientError.Statement.ArithmeticError","message":"/ by zero"}]}"""));
        await using var connection = Connect(server);
        var rows = await connection.RunAsync(Write, default);
        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", rows.Failure?.Code);
        Assert.Equal(GraphFailureKind.Execution, rows.Failure!.Kind);
        Assert.Equal(7, Assert.Single(rows.Rows)[0].AsInteger);
    }

    [Theory]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", true)]
    [InlineData("Neo.TransientError.Database.DatabaseUnavailable", true)]
    [InlineData("Neo.ClientError.Statement.SyntaxError", false)]
    [InlineData("Neo.ClientError.Security.Unauthorized", false)]
    [InlineData("Neo.DatabaseError.General.UnknownError", false)]
    public async Task Error_OfTheServer_IsTriedAgainOnlyWhenItPasses(string code, bool passes)
    {
        var asked = 0;
        using var server = new StubServer((_, _) => ++asked < 4 ? StubServer.Json(400, $$"""{"errors":[{"code":"{{code}}","message":"m"}]}""") : StubServer.Json(202, One));
        await using var connection = Connect(server);
        var rows = await connection.RunAsync(Write, default);
        Assert.Equal(passes ? 4 : 1, asked);
        Assert.Equal(passes ? null : code, rows.Failure?.Code);
    }

    [Fact]
    public async Task BrokenConnection_OfAWrite_IsNotTriedAgainAndSaysThatTheOutcomeIsUnknown()
    {
        var asked = 0;
        using var server = new StubServer((_, _) => ++asked < 2 ? null : StubServer.Json(202, One));
        await using var connection = Connect(server);
        Assert.Equal(NeoFailures.Lost, (await connection.RunAsync(Write, default)).Failure?.Code);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task BrokenConnection_OfARead_IsTriedAgain()
    {
        var asked = 0;
        using var server = new StubServer((head, _) => ++asked < 3 ? null : StubServer.Json(202, head.Contains("/tx ", StringComparison.Ordinal) ? Opened : One));
        await using var connection = Connect(server);
        Assert.Null((await connection.RunAsync(Read, default)).Failure);
    }

    [Fact]
    public async Task AnswerThatBreaksOff_OfAWrite_IsAFailure()
    {
        using var server = new StubServer((_, _) => "HTTP/1.1 202 X\r\nContent-Length: 30\r\n\r\n{\"data\":{\"fields\":[\"x\"],\"valu\"");
        await using var connection = Connect(server);
        Assert.NotNull((await connection.RunAsync(Write, default)).Failure);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n<html>hi</html>")]
    [InlineData("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull")]
    public async Task SomethingElse_AtTheAddress_IsNamed(string reply)
    {
        using var server = new StubServer((_, _) => reply);
        await using var connection = Connect(server);
        Assert.Equal(NeoFailures.NotNeo4j, (await connection.RunAsync(Write, default)).Failure?.Code);
        Assert.Equal(NeoFailures.NotNeo4j, (await connection.DiscoverAsync(default)).Failure?.Code);
    }

    [Fact]
    public async Task Nothing_AtTheAddress_IsSaidWithoutThePassword()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        await using var connection = Connect(port);
        var failure = (await connection.RunAsync(Read, default)).Failure;
        Assert.Equal(NeoFailures.Unreachable, failure?.Code);
        Assert.DoesNotContain("hunter2", failure!.Message, StringComparison.Ordinal);
        Assert.Contains("Is the server running", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_OfARequest_CarryCredentialAndFormat()
    {
        var heads = new List<string>();
        using var server = new StubServer((head, _) =>
        {
            heads.Add(head);
            return StubServer.Json(202, One);
        });
        await using (var basic = Connect(server))
        {
            await basic.RunAsync(Write, default);
        }

        await using (var bearer = Connect(server.Port, new NeoOptions { Credential = NeoCredential.Bearer("token-1") }))
        {
            await bearer.RunAsync(Write, default);
        }

        Assert.Contains("Authorization: Basic " + Convert.ToBase64String("neo4j:hunter2"u8), heads[0], StringComparison.Ordinal);
        Assert.Contains("Accept: application/vnd.neo4j.query", heads[0], StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer token-1", heads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bookmarks_OfOneCall_GoWithTheNext()
    {
        var bodies = new List<string>();
        using var server = new StubServer((_, body) =>
        {
            bodies.Add(body);
            return StubServer.Json(202, One);
        });
        await using var connection = Connect(server);
        await connection.RunAsync(Write, default);
        await connection.RunAsync(Write, default);
        Assert.DoesNotContain("bookmarks", bodies[0], StringComparison.Ordinal);
        Assert.Contains("\"bookmarks\":[\"b\"]", bodies[1], StringComparison.Ordinal);
        Assert.Contains("\"accessMode\":\"Write\"", bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatIsSilent_BeyondTheLimit_IsATimeLimit()
    {
        using var server = new StubServer((_, _) =>
        {
            Thread.Sleep(2000);
            return StubServer.Json(202, One);
        });
        await using var connection = Connect(server);
        var failure = (await connection.RunAsync(Write with { Limits = new QueryLimits { Timeout = TimeSpan.FromMilliseconds(200) } }, default)).Failure;
        Assert.Equal((NeoFailures.TimeLimit, GraphFailureKind.Limit), (failure?.Code, failure?.Kind));
        using var cancelled = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.RunAsync(Write, cancelled.Token));
    }

    [Fact]
    public async Task Tls_OwnAuthority_IsTrustedOnlyWhereItIsGiven()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var server = new StubServer((_, _) => StubServer.Json(202, One), certificate);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
            await using var stranger = Connect(server.Port, new NeoOptions(), "https");
            Assert.Equal(NeoFailures.Tls, (await stranger.RunAsync(Write, default)).Failure?.Code);
            await using var friend = Connect(server.Port, new NeoOptions { CertificateFile = file }, "https");
            Assert.Null((await friend.RunAsync(Write, default)).Failure);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Throws<ArgumentException>(() => Connect(server.Port, new NeoOptions { CertificateFile = "/nowhere.pem" }, "https"));
    }

    [Fact]
    public void Delay_OfAttempts_DoublesWithinItsBoundsAndEnds()
    {
        var policy = new RetryPolicy { FirstDelay = TimeSpan.FromMilliseconds(100), LongestDelay = TimeSpan.FromMilliseconds(500), Chance = () => 0 };
        var now = policy.Clock.GetTimestamp();
        Assert.Equal([50, 100, 200, 250, 250], Enumerable.Range(1, 5).Select(a => policy.DelayAfter(a, now)!.Value.TotalMilliseconds));
        Assert.Equal(75, (policy with { Chance = () => 0.5 }).DelayAfter(1, now)!.Value.TotalMilliseconds);
        Assert.Null((policy with { Patience = TimeSpan.FromMilliseconds(10) }).DelayAfter(1, now));
    }

    private static NeoConnection Connect(StubServer server) => Connect(server.Port);

    private static NeoConnection Connect(int port, NeoOptions? options = null, string scheme = "http")
    {
        Assert.True(NeoAddress.TryParse($"{scheme}://127.0.0.1:{port}", out var address, out _));
        options ??= new NeoOptions { Credential = NeoCredential.Basic("neo4j", "hunter2") };
        return new NeoConnection(address, options with { Retry = new RetryPolicy { Patience = TimeSpan.FromSeconds(1), FirstDelay = TimeSpan.FromMilliseconds(5) } });
    }
}
