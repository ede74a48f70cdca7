namespace Graph.Reading.Cleaning;

/// <summary>
/// Markdown table rows as text, each cell after its column's header. The header's letters have no place of their own in a later row: they stand for the first unit of their cell.
/// </summary>
internal sealed class TableRows
{
    private readonly List<string> header = [];
    private bool inTable;

    public void Reset()
    {
        inTable = false;
        header.Clear();
    }

    /// <summary>The row as text; empty for the header row.</summary>
    public MappedText Row(MappedText row)
    {
        var cells = Cells(row);
        var result = new MappedText();
        if (!inTable)
        {
            inTable = true;
            header.AddRange(cells.Select(c => row.Text[c.Start..c.End].ToString()));
            return result;
        }

        for (var i = 0; i < cells.Count; i++)
        {
            var (start, end) = cells[i];
            if (start == end)
            {
                continue;
            }

            var at = row.StartOf(start);
            if (result.Length > 0)
            {
                result.Append('；', row.StartOf(start - 1), row.EndOf(start - 1));
            }

            if (i < header.Count && header[i].Length > 0)
            {
                foreach (var c in header[i])
                {
                    result.Append(c, at, at + 1);
                }

                result.Append('：', at, at + 1);
            }

            for (var k = start; k < end; k++)
            {
                result.Append(row, k);
            }
        }

        if (result.Length > 0)
        {
            result.Append('。', row.EndOf(row.Length - 1) - 1, row.EndOf(row.Length - 1));
        }

        return result;
    }

    private static List<(int Start, int End)> Cells(MappedText row)
    {
        var cells = new List<(int, int)>();
        var start = 0;
        for (var i = 0; i <= row.Length; i++)
        {
            if (i < row.Length && row[i] != '|')
            {
                continue;
            }

            if (i > 0)
            {
                var (from, to) = (start, i);
                while (from < to && row[from] == ' ')
                {
                    from++;
                }

                while (to > from && row[to - 1] == ' ')
                {
                    to--;
                }

                if (i < row.Length || from < to)
                {
                    cells.Add((from, to));
                }
            }

            start = i + 1;
        }

        return cells;
    }
}
