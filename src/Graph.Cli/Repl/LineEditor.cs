using System.Globalization;

namespace Graph.Cli.Repl;

/// <summary>
/// One line being typed: a text, a cursor, and the history that the arrow keys walk. Knows keys and no console. The keys are those of
/// readline: arrows, Home, End, Delete, Backspace, Ctrl+A E B F D H K U W L P N C, Alt+B F, Ctrl+arrows.
/// </summary>
internal sealed class LineEditor(InputHistory history)
{
    private int _back; // how many entries back the shown one is; 0 is the line being typed
    private string _draft = "";

    /// <summary>What was typed so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The place of the cursor in <see cref="Text"/>, in UTF-16 units, never within a character.</summary>
    public int Cursor { get; private set; }

    /// <summary>Takes a key.</summary>
    public EditOutcome Press(ConsoleKeyInfo key)
    {
        bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        bool alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return EditOutcome.Submitted;
            case ConsoleKey.C when control:
                return EditOutcome.Interrupted;
            case ConsoleKey.D when control && Text.Length == 0:
                return EditOutcome.Ended;
            case ConsoleKey.L when control:
                return EditOutcome.ClearScreen;
            case ConsoleKey.LeftArrow when control || alt:
            case ConsoleKey.B when alt:
                Cursor = WordStart();
                break;
            case ConsoleKey.RightArrow when control || alt:
            case ConsoleKey.F when alt:
                Cursor = WordEnd();
                break;
            case ConsoleKey.LeftArrow:
            case ConsoleKey.B when control:
                Cursor = Previous(Cursor);
                break;
            case ConsoleKey.RightArrow:
            case ConsoleKey.F when control:
                Cursor = Following(Cursor);
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                Cursor = 0;
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                Cursor = Text.Length;
                break;
            case ConsoleKey.UpArrow:
            case ConsoleKey.P when control:
                Walk(_back + 1);
                break;
            case ConsoleKey.DownArrow:
            case ConsoleKey.N when control:
                Walk(_back - 1);
                break;
            case ConsoleKey.Backspace when control || alt:
            case ConsoleKey.W when control:
                Remove(WordStart(), Cursor);
                break;
            case ConsoleKey.Backspace:
            case ConsoleKey.H when control:
                Remove(Previous(Cursor), Cursor);
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when control:
                Remove(Cursor, Following(Cursor));
                break;
            case ConsoleKey.K when control:
                Remove(Cursor, Text.Length);
                break;
            case ConsoleKey.U when control:
                Remove(0, Cursor);
                break;
            default:
                Insert(key.KeyChar);
                break;
        }

        return EditOutcome.Edited;
    }

    private void Insert(char typed)
    {
        // A tabulator is as good as a space; other control characters have no place in a query. Halves of a pair come one after the other.
        if (typed == '\t')
        {
            typed = ' ';
        }

        if (!char.IsControl(typed))
        {
            Text = Text.Insert(Cursor, typed.ToString());
            Cursor++;
        }
    }

    private void Remove(int from, int to)
    {
        Text = Text.Remove(from, to - from);
        Cursor = from;
    }

    private void Walk(int back)
    {
        if (back < 0 || back > history.Count)
        {
            return;
        }

        if (_back == 0)
        {
            _draft = Text;
        }

        _back = back;
        Text = back == 0 ? _draft : history[history.Count - back];
        Cursor = Text.Length;
    }

    private int Previous(int place)
    {
        int at = 0;
        for (int next = 0; next < place; next += StringInfo.GetNextTextElementLength(Text, next))
        {
            at = next;
        }

        return at;
    }

    private int Following(int place) => place < Text.Length ? place + StringInfo.GetNextTextElementLength(Text, place) : place;

    private int WordStart()
    {
        int at = Cursor;
        while (at > 0 && !char.IsLetterOrDigit(Text[at - 1]))
        {
            at--;
        }

        while (at > 0 && char.IsLetterOrDigit(Text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private int WordEnd()
    {
        int at = Cursor;
        while (at < Text.Length && !char.IsLetterOrDigit(Text[at]))
        {
            at++;
        }

        while (at < Text.Length && char.IsLetterOrDigit(Text[at]))
        {
            at++;
        }

        return at;
    }
}
