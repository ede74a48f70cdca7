using Graph.Neo4j.Client;
using Xunit;

namespace Graph.Neo4j.Tests.Client;

/// <summary>The STORE syntax for a server.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("http://localhost", "http://localhost:7474/", "neo4j", "neo4j", "http://localhost:7474/neo4j")]
    [InlineData("http://localhost:7474", "http://localhost:7474/", "neo4j", "neo4j", "http://localhost:7474/neo4j")]
    [InlineData("https://ada@db.example.org/policy", "https://db.example.org:7473/", "ada", "policy", "https://ada@db.example.org:7473/policy")]
    [InlineData("https://db.example.org:443/policy/", "https://db.example.org/", "neo4j", "policy", "https://db.example.org/policy")]
    [InlineData("http://a%40b@[::1]:17474/p%20q", "http://[::1]:17474/", "a@b", "p q", "http://a%40b@[::1]:17474/p q")]
    public void Address_WellFormed_IsRead(string text, string server, string user, string database, string shown)
    {
        Assert.True(NeoAddress.TryParse(text, out var address, out var problem), problem);
        Assert.Equal(server, address.Server.ToString());
        Assert.Equal(user, address.User);
        Assert.Equal(database, address.Database);
        Assert.Equal(shown, address.ToString());
    }

    [Theory]
    [InlineData("policygraph.db")]
    [InlineData("ftp://localhost")]
    [InlineData("http://")]
    [InlineData("http://localhost/a/b")]
    [InlineData("http://localhost/a?b=c")]
    public void Address_Malformed_IsRefusedWithTheForm(string text)
    {
        Assert.False(NeoAddress.TryParse(text, out _, out var problem));
        Assert.Contains("http(s)://[user@]host[:7474][/database]", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_WithPassword_IsRefusedWithoutRepeatingIt()
    {
        Assert.False(NeoAddress.TryParse("http://neo4j:hunter2@localhost/db", out _, out var problem));
        Assert.Contains("POLICYGRAPH_NEO4J_PASSWORD", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Credential_Text_HoldsNoSecret()
    {
        Assert.DoesNotContain("hunter2", NeoCredential.Basic("neo4j", "hunter2").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", NeoCredential.Bearer("hunter2").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", new NeoOptions { Credential = NeoCredential.Basic("neo4j", "hunter2") }.ToString(), StringComparison.Ordinal);
    }
}
