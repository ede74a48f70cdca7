using System.Runtime.CompilerServices;
using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution.Operators;

/// <summary>A predicate over one node or relationship and constants, made ready for one execution: it is asked for an id, without a row.</summary>
internal abstract class EntityFilter
{
    public abstract bool Accepts(int id);

    /// <summary>Writes the places of the ids that pass, ascending, and gives their number.</summary>
    public abstract int Select(ReadOnlySpan<int> ids, Span<int> places);

    /// <summary>Keeps those of the first <paramref name="count"/> places whose ids pass, and gives their number.</summary>
    public abstract int Refine(ReadOnlySpan<int> ids, Span<int> places, int count);

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
        // The rarer first: a list of values lets fewer pass than an inequality.
        return [.. filters.OrderBy(f => f is TextEquals { IsNegated: true } ? 1 : 0)];
    }

    private sealed class TextEquals(ITextColumn column, int wanted, bool negated) : EntityFilter
    {
        // A null constant makes the comparison unknown, which never passes.
        private readonly bool _never = wanted == TextEqualsExpr.NullConstant;

        public bool IsNegated => negated;

        public override bool Accepts(int id)
        {
            int code = TextCodes.Of(column, id);
            return code >= 0 && !_never && (code == wanted) != negated;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override int Select(ReadOnlySpan<int> ids, Span<int> places)
        {
            if (_never)
            {
                return 0;
            }

            ReadOnlySpan<int> codes = column.Codes;
            int first = column.First;
            int kept = 0;
            for (int i = 0; i < ids.Length; i++)
            {
                uint place = (uint)(ids[i] - first);
                int code = place < (uint)codes.Length ? codes[(int)place] : -1;
                // Always written, counted only when it passes: no branch to foretell.
                places[kept] = i;
                kept += code >= 0 && (code == wanted) != negated ? 1 : 0;
            }

            return kept;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override int Refine(ReadOnlySpan<int> ids, Span<int> places, int count)
        {
            if (_never)
            {
                return 0;
            }

            ReadOnlySpan<int> codes = column.Codes;
            int first = column.First;
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                int at = places[i];
                uint place = (uint)(ids[at] - first);
                int code = place < (uint)codes.Length ? codes[(int)place] : -1;
                places[kept] = at;
                kept += code >= 0 && (code == wanted) != negated ? 1 : 0;
            }

            return kept;
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

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override int Select(ReadOnlySpan<int> ids, Span<int> places)
        {
            ReadOnlySpan<int> codes = _column.Codes;
            ulong[] wanted = _codes;
            int first = _column.First;
            int kept = 0;
            for (int i = 0; i < ids.Length; i++)
            {
                uint place = (uint)(ids[i] - first);
                int code = place < (uint)codes.Length ? codes[(int)place] : -1;
                places[kept] = i;
                kept += code >= 0 ? (int)(wanted[code >> 6] >> (code & 63) & 1) : 0;
            }

            return kept;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override int Refine(ReadOnlySpan<int> ids, Span<int> places, int count)
        {
            ReadOnlySpan<int> codes = _column.Codes;
            ulong[] wanted = _codes;
            int first = _column.First;
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                int at = places[i];
                uint place = (uint)(ids[at] - first);
                int code = place < (uint)codes.Length ? codes[(int)place] : -1;
                places[kept] = at;
                kept += code >= 0 ? (int)(wanted[code >> 6] >> (code & 63) & 1) : 0;
            }

            return kept;
        }
    }
}
