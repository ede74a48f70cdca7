namespace Graph.Cypher.Temporal;

/// <summary>A change of offset that happens every year.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="DayIndicator">The day of the month, or counted from its end when negative (−1 is the last).</param>
/// <param name="DayOfWeek">1 (Monday) to 7: the first such day on or after the day, or on or before a negative one; 0 for the day itself.</param>
/// <param name="SecondOfDay">When on that day, 0 to 86,400.</param>
/// <param name="Definition">What that time is measured in: U for UTC, S for standard time, W for the clock.</param>
/// <param name="StandardOffset">The standard offset, in seconds.</param>
/// <param name="OffsetBefore">The offset before, in seconds.</param>
/// <param name="OffsetAfter">The offset after, in seconds.</param>
internal sealed record YearlyRule(int Month, int DayIndicator, int DayOfWeek, int SecondOfDay, char Definition, int StandardOffset, int OffsetBefore, int OffsetAfter)
{
    /// <summary>The moment of the change in a year.</summary>
    public long EpochSecondIn(long year)
    {
        long day;
        if (DayIndicator < 0)
        {
            day = IsoCalendar.ToEpochDay(year, Month, IsoCalendar.DaysInMonth(year, Month) + 1 + DayIndicator);
            if (DayOfWeek > 0)
                day -= IsoCalendar.FloorMod(IsoCalendar.DayOfWeek(day) - DayOfWeek, 7);
        }
        else
        {
            day = IsoCalendar.ToEpochDay(year, Month, DayIndicator);
            if (DayOfWeek > 0)
                day += IsoCalendar.FloorMod(DayOfWeek - IsoCalendar.DayOfWeek(day), 7);
        }

        var offset = Definition switch
        {
            'U' => 0,
            'S' => StandardOffset,
            _ => OffsetBefore,
        };
        return (day * IsoCalendar.SecondsPerDay) + SecondOfDay - offset;
    }
}
