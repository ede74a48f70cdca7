using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>A predicate over one node or relationship and constants, made ready for one execution: it is asked for an id, without a row.</summary>
internal abstract class EntityFilter
{
    public abstract bool Accepts(int id);

    /// <summary>Splits off the predicates that can be asked this way for the slot; the others stay in <paramref name="rest"/>.</summary>
    public static EntityFilter[] Split(Expr[] predicates, Slot? slot, QueryContext context, out Expr[] rest)
    {
        var filters = new List<EntityFilter>();
        var others = new List<Expr>();
        foreach (Expr predicate in predicates)
        {
            switch (predicate)
            {
                case TextEqualsExpr text when ReferenceEquals(text.Property.Slot, slot):
                    filters.Add(new TextEquals((ITextColumn)text.Property.Column!, text.Wanted(context.NewRow(), 0), text.Negated));
                    break;
                case TextInExpr text when ReferenceEquals(text.Property.Slot, slot):
                    filters.Add(new TextIn((ITextColumn)text.Property.Column!, text.Codes(context.NewRow())));
                    break;
                default:
                    others.Add(predicate);
                    break;
            }
        }

        rest = [.. others];
        return [.. filters];
    }

    private sealed class TextEquals(ITextColumn column, int wanted, bool negated) : EntityFilter
    {
        // A null constant makes the comparison unknown, which never passes.
        private readonly bool _never = wanted == TextEqualsExpr.NullConstant;

        public override bool Accepts(int id)
        {
            int code = TextCodes.Of(column, id);
            return code >= 0 && !_never && (code == wanted) != negated;
        }
    }

    private sealed class TextIn : EntityFilter
    {
        private readonly ITextColumn _column;
        private readonly ulong[] _codes;

        public TextIn(ITextColumn column, IEnumerable<int> codes)
        {
            _column = column;
            _codes = new ulong[(column.DistinctCount + 63) / 64];
            foreach (int code in codes)
            {
                _codes[code >> 6] |= 1UL << (code & 63);
            }
        }

        public override bool Accepts(int id)
        {
            int code = TextCodes.Of(_column, id);
            return code >= 0 && (_codes[code >> 6] >> (code & 63) & 1) != 0;
        }
    }
}
