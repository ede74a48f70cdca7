using Graph.Cypher.Execution.Expressions;
using Graph.Cypher.Port;

namespace Graph.Cypher.Execution;

/// <summary>Reads an expression as an int of an int slot, without making a value: an id or the code of a text.</summary>
internal abstract class IntSource
{
    public abstract int Read(Batch batch, int row);

    /// <summary>Reads a whole batch.</summary>
    public abstract void ReadAll(Batch batch, Span<int> target);

    /// <summary>The source for an expression; null when it gives values of other kinds.</summary>
    public static IntSource? Of(Expr expression) => expression switch
    {
        SlotExpr { Slot.IsInt: true } slot => new FromSlot(slot.Slot.Index),
        EntityPropertyExpr { Column: ITextColumn column } property => new FromText(property.Slot.Index, column),
        _ => null,
    };

    /// <summary>The slot that can hold the expression's values in their narrowest form.</summary>
    public static (SlotKind Kind, ITextColumn? Column) KindOf(Expr expression) => expression switch
    {
        SlotExpr slot => (slot.Slot.Kind, slot.Slot.Column),
        EntityPropertyExpr { Column: ITextColumn column } => (SlotKind.Text, column),
        _ => (SlotKind.Value, null),
    };

    private sealed class FromSlot(int slot) : IntSource
    {
        public override int Read(Batch batch, int row) => batch.Ints(slot)[row];

        public override void ReadAll(Batch batch, Span<int> target) => batch.Ints(slot).AsSpan(0, batch.Count).CopyTo(target);
    }

    private sealed class FromText(int slot, ITextColumn column) : IntSource
    {
        public override int Read(Batch batch, int row)
        {
            int id = batch.Ints(slot)[row];
            return id < 0 ? -1 : TextCodes.Of(column, id);
        }

        public override void ReadAll(Batch batch, Span<int> target)
        {
            ReadOnlySpan<int> ids = batch.Ints(slot).AsSpan(0, batch.Count);
            ReadOnlySpan<int> codes = column.Codes;
            int first = column.First;
            for (int i = 0; i < ids.Length; i++)
            {
                uint place = (uint)(ids[i] - first);
                target[i] = ids[i] >= 0 && place < (uint)codes.Length ? codes[(int)place] : -1;
            }
        }
    }
}
