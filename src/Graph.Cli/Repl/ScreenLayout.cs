using System.Text;

namespace Graph.Cli.Repl;

/// <summary>Where the characters of a prompt and a text stand on a terminal of a given width.</summary>
/// <param name="Text">What to write, with a line end wherever the terminal would wrap.</param>
/// <param name="CursorRow">The row of the cursor, from the first of the prompt.</param>
/// <param name="CursorColumn">The column of the cursor, from 0.</param>
/// <param name="Rows">How many rows are taken, at least one.</param>
internal readonly record struct ScreenLayout(string Text, int CursorRow, int CursorColumn, int Rows)
{
    /// <summary>Lays out a text after a prompt. Later lines of the text are indented as far as the prompt is wide.</summary>
    /// <param name="prompt">Stands before the text.</param>
    /// <param name="text">The text; may hold line ends.</param>
    /// <param name="cursor">A place in the text, 0 to its length.</param>
    /// <param name="width">Columns of the terminal, at least 4.</param>
    public static ScreenLayout Of(string prompt, string text, int cursor, int width)
    {
        var written = new StringBuilder();
        int row = 0;
        int column = 0;
        void Put(Rune rune)
        {
            int cells = Rune.IsControl(rune) ? 1 : CellWidth.Of(rune);
            if (column + cells > width)
            {
                written.Append('\n');
                (row, column) = (row + 1, 0);
            }

            written.Append(Rune.IsControl(rune) ? "\u00B7" : rune.ToString());
            column += cells;
        }

        foreach (Rune rune in prompt.EnumerateRunes())
        {
            Put(rune);
        }

        int indent = column % width;
        (int Row, int Column) at = (row, column);
        int index = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (index == cursor)
            {
                at = (row, column);
            }

            index += rune.Utf16SequenceLength;
            if (rune.Value == '\n')
            {
                written.Append('\n').Append(' ', indent);
                (row, column) = (row + 1, indent);
                continue;
            }

            Put(rune);
        }

        if (index <= cursor)
        {
            at = (row, column);
        }

        if (at.Column >= width)
        {
            // A full row: terminals keep the cursor on it until something follows, so the line is ended here.
            at = (at.Row + 1, 0);
        }

        if (column >= width)
        {
            written.Append('\n');
            row++;
        }

        return new ScreenLayout(written.ToString(), at.Row, at.Column, Math.Max(row, at.Row) + 1);
    }
}
