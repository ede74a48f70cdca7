using Graph.Cypher.Port;
using Graph.Cypher.Binding.Bound;

namespace Graph.Cypher.Execution.Expressions;

/// <summary>A label expression over token numbers.</summary>
internal abstract class LabelTest
{
    public abstract bool Holds(ReadOnlySpan<int> tokens);

    /// <summary>The labels that must all be there for the test to hold; empty when that cannot be said.</summary>
    public virtual IEnumerable<int> Required => [];

    public static LabelTest Of(BoundLabels labels, TokenTable tokens) => labels switch
    {
        BoundLabelName name => new Token(tokens.Find(name.Name)),
        BoundLabelWildcard => new Any(),
        BoundLabelNot negated => new Not(Of(negated.Operand, tokens)),
        BoundLabelAnd all => new All([.. all.Operands.Select(o => Of(o, tokens))]),
        BoundLabelOr some => new Some([.. some.Operands.Select(o => Of(o, tokens))]),
        _ => throw new NotSupportedException("Dynamic labels are tested by another expression."),
    };

    public static string TextOf(BoundLabels labels) => labels switch
    {
        BoundLabelName name => name.Name,
        BoundLabelWildcard => "%",
        BoundLabelNot negated => $"!{TextOf(negated.Operand)}",
        BoundLabelAnd all => string.Join('&', all.Operands.Select(TextOf)),
        BoundLabelOr some => $"({string.Join('|', some.Operands.Select(TextOf))})",
        _ => "$(…)",
    };

    private sealed class Token(int number) : LabelTest
    {
        public override IEnumerable<int> Required => [number];

        public override bool Holds(ReadOnlySpan<int> tokens) => tokens.Contains(number);
    }

    private sealed class Any : LabelTest
    {
        public override bool Holds(ReadOnlySpan<int> tokens) => !tokens.IsEmpty;
    }

    private sealed class Not(LabelTest operand) : LabelTest
    {
        public override bool Holds(ReadOnlySpan<int> tokens) => !operand.Holds(tokens);
    }

    private sealed class All(LabelTest[] operands) : LabelTest
    {
        public override IEnumerable<int> Required => operands.SelectMany(o => o.Required).Distinct();

        public override bool Holds(ReadOnlySpan<int> tokens)
        {
            foreach (LabelTest operand in operands)
            {
                if (!operand.Holds(tokens))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class Some(LabelTest[] operands) : LabelTest
    {
        public override bool Holds(ReadOnlySpan<int> tokens)
        {
            foreach (LabelTest operand in operands)
            {
                if (operand.Holds(tokens))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
