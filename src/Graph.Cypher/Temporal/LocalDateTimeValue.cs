using System.Text;
using Graph.Cypher.Values;

namespace Graph.Cypher.Temporal;

/// <summary>A date and time of day without zone (<c>LOCAL DATETIME</c>); its sibling with one is <see cref="DateTimeValue"/>.</summary>
public sealed partial class LocalDateTimeValue : ReferenceValue, IEquatable<LocalDateTimeValue>, IComparable<LocalDateTimeValue>
{
    /// <summary>Makes a date and time of day.</summary>
    public LocalDateTimeValue(DateValue date, LocalTimeValue time)
        : base(ValueKind.LocalDateTime)
    {
        Date = date;
        Time = time;
    }

    /// <summary>The date.</summary>
    public DateValue Date { get; }

    /// <summary>The time of day.</summary>
    public LocalTimeValue Time { get; }

    /// <summary>Whether both are the same date and time of day.</summary>
    public bool Equals(LocalDateTimeValue? other) => other is not null && Date == other.Date && Time == other.Time;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalDateTimeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date.EpochDay, Time.NanosOfDay);

    /// <inheritdoc/>
    public int CompareTo(LocalDateTimeValue? other)
    {
        if (other is null)
            return 1;
        var order = Date.CompareTo(other.Date);
        return order != 0 ? order : Time.CompareTo(other.Time);
    }

    /// <summary>ISO 8601 text, as <c>toString()</c> gives it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(40);
        TemporalText.WriteDate(text, Date);
        text.Append('T');
        TemporalText.WriteTime(text, Time);
        return text.ToString();
    }

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(LocalDateTimeValue? left, LocalDateTimeValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(LocalDateTimeValue? left, LocalDateTimeValue? right) => !(left == right);

    /// <summary>Whether the left value comes first in the order of values.</summary>
    public static bool operator <(LocalDateTimeValue left, LocalDateTimeValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left value comes last in the order of values.</summary>
    public static bool operator >(LocalDateTimeValue left, LocalDateTimeValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left value does not come after the right one.</summary>
    public static bool operator <=(LocalDateTimeValue left, LocalDateTimeValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left value does not come before the right one.</summary>
    public static bool operator >=(LocalDateTimeValue left, LocalDateTimeValue right) => left.CompareTo(right) >= 0;
}
