using System.Collections.Immutable;
using Graph.Query.Facts;
using Graph.Query.Names;
using Graph.Query.Paths;
using Graph.Query.Tables;
using Graph.Server.Answers;
using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server.Endpoints;

/// <summary>A node that people call by name. Other: its other names.</summary>
public sealed record NameRow(
    [property: Heading("名称", "name")] string Name,
    [property: Heading("类别", "kind")] string Kind,
    [property: Heading("别名", "other names")] ImmutableArray<string> Other,
    [property: Heading("编号", "id")] string Id)
{
    /// <summary>The row of a node.</summary>
    public static NameRow Of(NamedNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new NameRow(node.Name, node.Kind, node.Other, node.Id);
    }
}

/// <summary>Entities, and by the same means themes and indicators: found by name, shown, with what stands around them.</summary>
internal static class EntityEndpoints
{
    private const string Tag = "entities";
    private const int MostNeighbours = 1000;

    private static readonly ImmutableArray<string> Kinds = [.. NameResolution.Things.Append("Indicator")];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var id = CommonParameters.Id("An id, its beginning (six characters), a name or another name.", "国家数据局");
        var kind = new ParameterSpec("kind", ParameterKind.Choice, "Only of this kind.") { Choices = NameResolution.Things, Example = "Policy" };
        routes.MapGet("/v1/entities", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked => Task.FromResult(Named(asked))))
            .Says("listEntities", Tag, "Entities, themes and indicators by name", "Those with exactly this name, other name or id; where there is none, those whose name holds it. Without a name, all of a kind.").GivesRows<NameRow>()
            .Takes([new ParameterSpec("name", ParameterKind.Text, "A name or a part of one.") { Example = "国家数据局" }, kind with { Choices = Kinds, Example = "Agency" }, .. CommonParameters.Paging]);
        routes.MapGet("/v1/entities/{id}", (HttpContext http, Answering answers) => answers.OneAsync(http, asked => Task.FromResult(NameRow.Of(asked.Node("id", asked.Arguments.Required("id"), Kinds)))))
            .Says("getEntity", Tag, "One entity", "Its name, kind and other names.").Gives<NameRow>().Takes(id);
        routes.MapGet("/v1/entities/{id}/facts", (HttpContext http, Answering answers) => answers.RowsAsync(http, FactsAsync))
            .Says("getEntityFacts", Tag, "All that is known of an entity", "Every line with its source and sentences; the rows of the command `show`. An id of a section, sentence, reference or figure is taken too.").GivesRows<Fact>()
            .Takes([id, .. CommonParameters.Period, .. CommonParameters.Paging]);
        routes.MapGet("/v1/entities/{id}/neighbours", (HttpContext http, Answering answers) => answers.RowsAsync(http, asked =>
                new NeighbourReader(asked.Graph.Reader).OfAsync(asked.Node("id", asked.Arguments.Required("id"), NameResolution.Things), asked.Arguments.Text("kind"), asked.Arguments.PeriodOfDays(), asked.Arguments.Integer("most"), asked.Cancellation)))
            .WithMetadata(HeavyWork.Mark)
            .Says("getEntityNeighbours", Tag, "What stands around an entity or theme", "Stated ties first, then what is named beside it more than chance would have it; the rows of the command `neighbours`.").GivesRows<Neighbour>()
            .Takes([id, kind, new ParameterSpec("most", ParameterKind.Integer, "Neighbours that are looked for.") { Most = MostNeighbours, Default = "100" }, .. CommonParameters.Period, .. CommonParameters.Paging]);
    }

    private static ImmutableArray<NameRow> Named(Asked asked)
    {
        var (name, kind) = (asked.Arguments.Text("name"), asked.Arguments.Text("kind"));
        var kinds = kind is null ? Kinds : [kind];
        var names = asked.Graph.Names;
        if (name is null)
        {
            return [.. kinds.Order(StringComparer.Ordinal).SelectMany(names.OfKind).OrderBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal).Take(CommonParameters.MostRows).Select(NameRow.Of)];
        }

        var exact = names.Find(name, kinds);
        var found = exact.Count > 0 ? exact : [.. kinds.Order(StringComparer.Ordinal).SelectMany(k => names.Containing(name, k))];
        if (found.Count == 0)
        {
            NameResolution.Find(names, "name", name, kinds, out var problem);
            throw new RequestProblemException(Problems.Problems.Of(problem!));
        }

        return [.. found.Take(CommonParameters.MostRows).Select(NameRow.Of)];
    }

    private static async Task<ImmutableArray<Fact>> FactsAsync(Asked asked)
    {
        var (name, period) = (asked.Arguments.Required("id"), asked.Arguments.PeriodOfDays());
        var reader = new FactReader(asked.Graph.Reader);
        var facts = ImmutableArray.CreateBuilder<Fact>();
        var found = asked.Graph.Names.Find(name);
        foreach (var node in found)
        {
            facts.AddRange(await reader.OfAsync(node, period, asked.Cancellation));
        }

        if (found.Count == 0)
        {
            facts.AddRange(await reader.OfIdAsync(name, period, asked.Cancellation));
            if (facts.Count == 0)
            {
                asked.Node("id", name);
            }
        }

        return facts.ToImmutable();
    }
}
