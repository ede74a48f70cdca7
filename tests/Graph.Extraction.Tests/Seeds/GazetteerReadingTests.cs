using Graph.Extraction.Seeds;
using Graph.Model;
using Xunit;

namespace Graph.Extraction.Tests.Seeds;

/// <summary>What the loader makes of lists as users write them, bad rows among them.</summary>
public sealed class GazetteerReadingTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("seeds").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("Firm,甲公司,,x", "kind Firm")]
    [InlineData("Company,“”,,x", "name “”")]
    [InlineData("Company,甲公司,x", "3 fields")]
    [InlineData("Company,甲公司,,x,y", "5 fields")]
    [InlineData("Company,甲\"公司,,x", "a quotation mark")]
    [InlineData("Company,\"甲公司,,x", "a quotation mark")]
    [InlineData("0,甲公司,,x", "kind 0")]
    public void Load_BadRow_ReportsItsLineAndKeepsTheRest(string row, string found)
    {
        Write("shipped/names/a.csv", "kind,name,aliases,source\n" + row + "\nCompany,乙公司,乙,x\n");

        var gazetteer = Load("shipped");

        var issue = Assert.Single(gazetteer.Issues);
        Assert.Equal(2, issue.Line);
        Assert.StartsWith(found, issue.Found, StringComparison.Ordinal);
        var entry = Assert.Single(gazetteer.Entries);
        Assert.Equal(("乙公司", 3), (entry.Name, entry.Line));
    }

    [Fact]
    public void Load_QuotedFieldWithCommaAndMarks_KeepsThem()
    {
        Write("shipped/names/a.csv", "kind,name,aliases,source\nCompany,\"Co., \"\"Ltd\"\"\",A|B| A ,x\n");

        var entry = Assert.Single(Load("shipped").Entries);

        Assert.Equal("Co., \"Ltd\"", entry.Name);
        Assert.Equal(["A", "B"], entry.Aliases);
    }

    [Fact]
    public void Load_MisspeltColumn_IsReportedAndIgnored()
    {
        Write("shipped/names/a.csv", "kind,name,alias,source\nCompany,甲公司,甲,x\n");

        var gazetteer = Load("shipped");

        Assert.Contains("column alias", Assert.Single(gazetteer.Issues).Found, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(gazetteer.Entries).Aliases);
    }

    [Theory]
    [InlineData("from,until", "2025-1-1,", "from 2025-1-1")]
    [InlineData("from,until", "2025-02-01,2025-01-01", "from 2025-02-01 until 2025-01-01")]
    public void Load_BadDates_AreReported(string columns, string values, string found)
    {
        Write("shipped/names/a.csv", $"kind,name,source,{columns}\nAgency,甲局,x,{values}\n");

        var gazetteer = Load("shipped");

        Assert.Empty(gazetteer.Entries);
        Assert.Equal(found, Assert.Single(gazetteer.Issues).Found);
    }

    [Fact]
    public void Load_NotUtf8_IsReportedAsAWhole()
    {
        Write("shipped/names/a.csv", "");
        File.WriteAllBytes(Path.Combine(_root, "shipped/names/a.csv"), [0xBC, 0xD7, 0xB9, 0xAB]);

        var gazetteer = Load("shipped");

        Assert.Equal((0, "a UTF-8 file"), (Assert.Single(gazetteer.Issues).Line, gazetteer.Issues[0].Expected));
    }

    [Fact]
    public void Load_SameNameTwice_KeepsTheFirst()
    {
        Write("shipped/names/a.csv", "kind,name,aliases,source\nCompany,甲公司,甲,x\nCompany,甲公司,乙,x\nOrganization,甲公司,,x\n");

        var gazetteer = Load("shipped");

        Assert.Equal(2, gazetteer.Entries.Length);
        Assert.Equal(["甲"], gazetteer.Entries[0].Aliases);
        Assert.Equal(3, Assert.Single(gazetteer.Issues).Line);
    }

    [Fact]
    public void Load_UserFolder_AddsAndReplaces()
    {
        Write("shipped/names/a.csv", "kind,name,aliases,source\nCompany,甲公司,甲,x\n");
        Write("mine/list.csv", "kind,name,aliases,source\nCompany,甲公司,新甲,mine\nCompany,丙公司,,mine\n");

        var gazetteer = Load("shipped", "mine");

        Assert.Empty(gazetteer.Issues);
        Assert.Equal(["甲公司", "丙公司"], gazetteer.Entries.Select(entry => entry.Name));
        Assert.Equal("甲公司", gazetteer.Find(EntityKind.Company, "新甲")?.Name);
        Assert.Null(gazetteer.Find(EntityKind.Company, "甲"));
    }

    [Fact]
    public void Divisions_SharedDistrictName_IsToldApartByItsCity()
    {
        Write(
            "shipped/names/places-cn.csv",
            """
            code,name,short,parent,level,weak
            320000,江苏省,江苏,,province,
            320100,南京市,南京,320000,city,
            320300,徐州市,徐州,320000,city,
            320106,鼓楼区,鼓楼,320100,county,1
            320302,鼓楼区,鼓楼,320300,county,1
            320583,昆山市,昆山,320100,county,
            """);

        var gazetteer = Load("shipped");

        Assert.Empty(gazetteer.Issues);
        Assert.Null(gazetteer.Find(EntityKind.Place, "鼓楼区"));
        Assert.Equal("320302", gazetteer.Find(EntityKind.Place, "徐州市鼓楼区")?.Code);
        Assert.Equal("320106", gazetteer.Find(EntityKind.Place, "南京鼓楼区")?.Code);
        Assert.Equal("昆山", gazetteer.Find(EntityKind.Place, "昆山市")?.Name);
        Assert.All(gazetteer.FormsOf("鼓楼"), form => Assert.True(form.IsWeak));
    }

    [Fact]
    public void Parks_RegularForms_AreDerivedUnlessOwned()
    {
        Write("shipped/names/places-cn.csv", "code,name,short,parent,level,weak\n320000,江苏省,江苏,,province,\n320500,苏州市,苏州,320000,city,\n320583,昆山市,昆山,320500,county,\n");
        Write("shipped/names/parks.csv", "kind,name,aliases,locatedIn,source\nPark,昆山经开区,,昆山,x\nPark,昆山经济开发区,,昆山,x\n");

        var gazetteer = Load("shipped");

        Assert.Equal("昆山经开区", gazetteer.Find(EntityKind.Park, "昆山经开区")?.Name);
        Assert.Equal("昆山经济开发区", gazetteer.Find(EntityKind.Park, "昆山经济开发区")?.Name);
        Assert.Null(gazetteer.Find(EntityKind.Park, "经开区"));
    }

    [Fact]
    public void Parks_OneOwner_GetsFullShortAndCityForms()
    {
        Write("shipped/names/places-cn.csv", "code,name,short,parent,level,weak\n320000,江苏省,江苏,,province,\n320500,苏州市,苏州,320000,city,\n320583,昆山市,昆山,320500,county,\n");
        Write("shipped/names/parks.csv", "kind,name,aliases,locatedIn,source\nPark,昆山经开区,,昆山,x\n");

        var gazetteer = Load("shipped");

        foreach (var form in new[] { "昆山经济技术开发区", "昆山经济开发区", "苏州昆山经开区" })
        {
            Assert.Equal("昆山经开区", gazetteer.Find(EntityKind.Park, form)?.Name);
        }
    }

    [Fact]
    public void TryLocate_NamedFolderAbsent_SaysSo()
    {
        var missing = Path.Combine(_root, "none");

        Assert.False(SeedFolder.TryLocate(name => name == SeedFolder.FolderVariable ? missing : null, _root, out _, out var issue));
        Assert.Equal(missing, issue.File);
        Assert.Contains(SeedFolder.FolderVariable, issue.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void TryLocate_SeedBesideProgram_IsTakenWithTheUsersFolders()
    {
        Write("program/seed/names/a.csv", "");
        Write("mine/a.csv", "");

        Assert.True(SeedFolder.TryLocate(
            name => name == SeedFolder.ExtraVariable ? Path.Combine(_root, "mine") : null,
            Path.Combine(_root, "program"),
            out var folder,
            out _));
        Assert.Equal([Path.Combine(_root, "program", "seed"), Path.Combine(_root, "mine")], folder.Roots);
    }

    [Theory]
    [InlineData("通知", true)]
    [InlineData("关于某事的通知", false)]
    [InlineData("《通知》", true)]
    public void NotAName_Exact_ComparesByKey(string candidate, bool rejected) =>
        Assert.Equal(rejected, new NotAName("通知", NotANameMatch.Exact, "").Rejects(candidate));

    private Gazetteer Load(string root, params string[] extra) =>
        Gazetteer.Load(SeedFolder.At(Path.Combine(_root, root), extra.Select(name => Path.Combine(_root, name))));

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
