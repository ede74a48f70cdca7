using System.Collections.Immutable;
using Graph.Model;
using Graph.Reading.Cleaning;

namespace Graph.Reading.Structure;

/// <summary>The signature at a text's end: agencies, then the date of writing. Blocks [<see cref="FirstBlock"/>, <see cref="EndBlock"/>) are no text of the body.</summary>
internal sealed record Signature(ImmutableArray<string> Agencies, DateOnly? Date, int FirstBlock, int EndBlock)
{
    // After the signature may stand attachments, a remark on publication and to whom copies go.
    private const int Farthest = 12;

    public static Signature Find(string text, ImmutableArray<Block> blocks, BodyRange body)
    {
        for (var i = body.End - 1; i >= body.Start && i >= body.End - Farthest; i--)
        {
            var line = text.AsSpan(blocks[i].Span.Start, blocks[i].Span.Length);
            if (DateText.FindFirstDay(line) is not { Date: { } date } found || line.Length > 60 || line.IndexOfAny("。，；") >= 0)
            {
                continue;
            }

            var agencies = new List<string>();
            var before = line[..found.Start].Trim().ToString();
            if (line[found.End..].Trim("（）()印发公开布 ").Length > 0 || (before.Length > 0 && !AgencyName.AreAll(before)))
            {
                continue;
            }

            if (before.Length > 0)
            {
                agencies.AddRange(PublisherLine.Split(before));
            }

            var first = i;
            while (first - 1 > body.Start && blocks[first - 1].Kind is BlockKind.Paragraph or BlockKind.Quote && AgencyName.AreAll(blocks[first - 1].Span.Of(text)))
            {
                first--;
                agencies.InsertRange(0, PublisherLine.Split(blocks[first].Span.Of(text)));
            }

            return new Signature([.. agencies.Select(WithoutBoard).Distinct()], date, first, i + 1);
        }

        return new Signature([], null, body.End, body.End);
    }

    /// <summary>A company's board signs for the company.</summary>
    private static string WithoutBoard(string name) =>
        name.EndsWith("公司董事会", StringComparison.Ordinal) || name.EndsWith("公司监事会", StringComparison.Ordinal) ? name[..^3] : name;
}
