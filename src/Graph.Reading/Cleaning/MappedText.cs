using System.Collections.Immutable;

namespace Graph.Reading.Cleaning;

/// <summary>A growing text whose every unit knows the half-open source range that it stands for. The mutable half of <see cref="CleanText"/>.</summary>
internal sealed class MappedText
{
    private char[] units = new char[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => units.AsSpan(0, Length);

    public char this[int index]
    {
        get => units[index];
        set => units[index] = value;
    }

    public int StartOf(int index) => starts[index];

    public int EndOf(int index) => ends[index];

    public void Clear() => Length = 0;

    public void Append(char unit, int start, int end)
    {
        if (Length == units.Length)
        {
            Grow(Length + 1);
        }

        units[Length] = unit;
        starts[Length] = start;
        ends[Length] = end;
        Length++;
    }

    /// <summary>Appends the unit of another text as it is.</summary>
    public void Append(MappedText from, int index) => Append(from.units[index], from.starts[index], from.ends[index]);

    public void Append(MappedText from)
    {
        if (Length + from.Length > units.Length)
        {
            Grow(Length + from.Length);
        }

        from.units.AsSpan(0, from.Length).CopyTo(units.AsSpan(Length));
        from.starts.AsSpan(0, from.Length).CopyTo(starts.AsSpan(Length));
        from.ends.AsSpan(0, from.Length).CopyTo(ends.AsSpan(Length));
        Length += from.Length;
    }

    /// <summary>Appends source units [<paramref name="start"/>, <paramref name="end"/>), each standing for itself.</summary>
    public void AppendSource(string source, int start, int end)
    {
        if (Length + end - start > units.Length)
        {
            Grow(Length + end - start);
        }

        for (var i = start; i < end; i++)
        {
            units[Length] = source[i];
            starts[Length] = i;
            ends[Length] = i + 1;
            Length++;
        }
    }

    /// <summary>Lets a unit stand for more of the source.</summary>
    public void SetEnd(int index, int end) => ends[index] = end;

    public void Truncate(int length) => Length = length;

    public CleanText ToCleanText(ImmutableArray<Damage> damage) =>
        new(new string(units, 0, Length), ImmutableArray.Create(starts, 0, Length), ImmutableArray.Create(ends, 0, Length), damage);

    private void Grow(int needed)
    {
        var size = Math.Max(needed, units.Length * 2);
        Array.Resize(ref units, size);
        Array.Resize(ref starts, size);
        Array.Resize(ref ends, size);
    }
}
