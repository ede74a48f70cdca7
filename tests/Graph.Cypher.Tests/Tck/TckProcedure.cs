using Graph.Cypher.Procedures;
using Graph.Cypher.Values;

namespace Graph.Cypher.Tests.Tck;

/// <summary>Makes a procedure of the step <c>there exists a procedure NAME(…) :: (…)</c>: it gives the rows of its table whose inputs are the arguments.</summary>
internal static class TckProcedure
{
    private const string Prefix = "there exists a procedure ";

    public static bool IsDeclaredBy(TckStep step) => step.Text.StartsWith(Prefix, StringComparison.Ordinal);

    public static IProcedure Of(TckStep step)
    {
        string text = step.Text[Prefix.Length..];
        int open = text.IndexOf('(', StringComparison.Ordinal);
        int close = text.IndexOf(')', open);
        int second = text.IndexOf('(', close);
        var signature = new ProcedureSignature(text[..open], Fields(text[(open + 1)..close]), Fields(text[(second + 1)..text.IndexOf(')', second)]), "A procedure of the kit.");
        CypherValue[][] rows = [.. step.Table.Skip(1).Select(row => row.Select(TckValueParser.ParseInput).ToArray())];
        return new DelegateProcedure(signature, (_, arguments) => rows.Where(row => arguments.Zip(row).All(pair => pair.First == pair.Second)).Select(row => row[signature.Arguments.Count..]));
    }

    private static List<ProcedureField> Fields(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split("::", StringSplitOptions.TrimEntries)).Select(p => new ProcedureField(p[0], new ProcedureType(p[1].TrimEnd('?'))))];
}
