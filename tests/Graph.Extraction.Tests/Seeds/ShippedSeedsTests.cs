using Graph.Extraction.Seeds;
using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Seeds;

/// <summary>The shipped lists, checked as data: every row is read, every reference resolves, no form names two things of one kind.</summary>
public sealed class ShippedSeedsTests(ITestOutputHelper output)
{
    private static readonly SeedFolder Folder = Locate();
    private static readonly Gazetteer Shipped = Gazetteer.Load(Folder);
    private static readonly SeedLists Lists = SeedLists.Load(Folder);

    [Fact]
    public void Rows_AllFiles_AreWellFormed()
    {
        Assert.Equal("", string.Join("\n", Shipped.Issues.Concat(Lists.Issues)));
        Assert.All(Shipped.Entries, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Source), $"{entry.File}:{entry.Line} names no source"));
    }

    [Fact]
    public void Entries_Together_ResolveAndOwnTheirForms()
    {
        var issues = GazetteerLint.Check(Shipped);
        foreach (var issue in issues)
        {
            output.WriteLine(issue.ToString());
        }

        Assert.Empty(issues);
    }

    [Fact]
    public void Entries_ByKind_AreAsManyAsPromised()
    {
        foreach (var file in Shipped.Entries.GroupBy(entry => Path.GetFileName(entry.File)))
        {
            output.WriteLine($"{file.Key}: {file.Count()}");
        }

        foreach (var kind in Shipped.Entries.GroupBy(entry => entry.Kind).OrderBy(group => group.Key))
        {
            output.WriteLine($"{kind.Key}: {kind.Count()} names, {kind.Sum(entry => entry.Forms().Count(form => !form.IsWeak))} forms, {kind.Sum(entry => entry.Forms().Count(form => form.IsWeak))} weak");
        }

        output.WriteLine($"patterns {Lists.AgencyPatterns.Length}, posts {Lists.Posts.Length}, surnames {Lists.Surnames.Length}, suffixes {Lists.Suffixes.Length}, not names {Lists.NotNames.Length}");
        Assert.Equal(34, Shipped.Entries.Count(entry => entry.Level == PlaceLevel.Province && entry.LocatedIn == "中国" && entry.Code is not null));
    
    }

    [Theory]
    [InlineData(EntityKind.Place, "北京市", "北京")]
    [InlineData(EntityKind.Place, "成都市锦江区", "锦江区")]
    [InlineData(EntityKind.Place, "内蒙古自治区", "内蒙古")]
    [InlineData(EntityKind.Agency, "工信部", "工业和信息化部")]
    [InlineData(EntityKind.Agency, "EIA", "美国能源信息署")]
    [InlineData(EntityKind.Agency, "中央网信办", "国家网信办")]
    public void Alias_OfAKnownName_FindsItsEntry(EntityKind kind, string alias, string name) =>
        Assert.Equal(name, Shipped.Find(kind, alias)?.Name);

    [Theory]
    [InlineData(EntityKind.Agency, "市商务局")]
    [InlineData(EntityKind.Park, "高新区")]
    [InlineData(EntityKind.Company, "移动")]
    [InlineData(EntityKind.Place, "朝阳")]
    [InlineData(EntityKind.Place, "鼓楼区")]
    public void Find_FormThatDoesNotSayWhich_FindsNothing(EntityKind kind, string form) =>
        Assert.Null(Shipped.Find(kind, form));

    private static SeedFolder Locate() =>
        SeedFolder.TryLocate(_ => null, AppContext.BaseDirectory, out var folder, out var issue) ? folder : throw new InvalidOperationException(issue.ToString());
}
