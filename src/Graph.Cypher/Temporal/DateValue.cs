using System.Text;
namespace Graph.Cypher.Temporal;

/// <summary>A date of the proleptic ISO calendar, years −999,999,999 to 999,999,999. The default is 1970-01-01.</summary>
public readonly partial struct DateValue : IEquatable<DateValue>, IComparable<DateValue>
{
    /// <summary>The date of a day number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside −999,999,999 to 999,999,999.</exception>
    public DateValue(long epochDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochDay, IsoCalendar.MinEpochDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epochDay, IsoCalendar.MaxEpochDay);
        EpochDay = epochDay;
    }

    /// <summary>The date of a .NET date.</summary>
    public static DateValue Of(DateOnly date) => new(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);

    /// <summary>Days since 1970-01-01; negative before.</summary>
    public long EpochDay { get; }

    /// <summary>The ISO week year and the week in it, 1 to 53.</summary>
    internal (long WeekYear, int Week) Week
    {
        get
        {
            var thursday = EpochDay - (IsoCalendar.DayOfWeek(EpochDay) - 4);
            var weekYear = IsoCalendar.FromEpochDay(thursday).Year;
            return (weekYear, (int)((thursday - IsoCalendar.ToEpochDay(weekYear, 1, 1)) / 7) + 1);
        }
    }

    /// <inheritdoc/>
    public bool Equals(DateValue other) => EpochDay == other.EpochDay;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DateValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => EpochDay.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(DateValue other) => EpochDay.CompareTo(other.EpochDay);

    /// <summary>Whether two dates are the same day.</summary>
    public static bool operator ==(DateValue left, DateValue right) => left.Equals(right);

    /// <summary>Whether two dates are different days.</summary>
    public static bool operator !=(DateValue left, DateValue right) => !left.Equals(right);

    /// <summary>Whether the left day is earlier.</summary>
    public static bool operator <(DateValue left, DateValue right) => left.EpochDay < right.EpochDay;

    /// <summary>Whether the left day is later.</summary>
    public static bool operator >(DateValue left, DateValue right) => left.EpochDay > right.EpochDay;

    /// <summary>Whether the left day is not later.</summary>
    public static bool operator <=(DateValue left, DateValue right) => left.EpochDay <= right.EpochDay;

    /// <summary>Whether the left day is not earlier.</summary>
    public static bool operator >=(DateValue left, DateValue right) => left.EpochDay >= right.EpochDay;

    /// <summary>ISO 8601 text, as <c>toString()</c> gives it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(40);
        TemporalText.WriteDate(text, this);
        return text.ToString();
    }
}
