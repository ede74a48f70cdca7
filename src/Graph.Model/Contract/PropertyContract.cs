using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Model.Contract;

/// <summary>What a property holds. Dates are ISO texts in the graph.</summary>
public enum PropertyType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A year, month or day: <c>yyyy</c>, <c>yyyy-MM</c>, <c>yyyy-MM-dd</c>.</summary>
    PartialDate,

    /// <summary>Texts in a defined order.</summary>
    TextList,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A finite double.</summary>
    Real,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>One property of a label or relationship type. <paramref name="Allowed"/>: the closed list of its values, empty where every value of the type may stand.</summary>
public sealed record PropertyContract(string Name, PropertyType Type, bool IsRequired, ImmutableArray<string> Allowed)
{
    /// <summary>Null when <paramref name="value"/> may stand here, else what was expected.</summary>
    public string? Objection(PropertyValue value)
    {
        var fits = (Type, value) switch
        {
            (PropertyType.Text, PropertyValue.Text) => true,
            (PropertyType.Date, PropertyValue.Text t) => IsDate(t.Value, "yyyy-MM-dd"),
            (PropertyType.PartialDate, PropertyValue.Text t) => IsDate(t.Value, "yyyy-MM-dd") || IsDate(t.Value, "yyyy-MM") || IsDate(t.Value, "yyyy"),
            (PropertyType.TextList, PropertyValue.TextList) => true,
            (PropertyType.Integer, PropertyValue.Integer) => true,
            (PropertyType.Real, PropertyValue.Real r) => double.IsFinite(r.Value),
            (PropertyType.Flag, PropertyValue.Flag) => true,
            _ => false,
        };
        if (!fits)
            return Written(Type);
        return Allowed.Length > 0 && value is PropertyValue.Text text && !Allowed.Contains(text.Value) ? $"one of {string.Join(", ", Allowed)}" : null;
    }

    private static bool IsDate(string text, string format) => DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Written(PropertyType type) => type switch
    {
        PropertyType.Text => "a text",
        PropertyType.Date => "a day as yyyy-MM-dd",
        PropertyType.PartialDate => "yyyy, yyyy-MM or yyyy-MM-dd",
        PropertyType.TextList => "a list of texts",
        PropertyType.Integer => "a whole number",
        PropertyType.Real => "a finite real number",
        PropertyType.Flag => "true or false",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a PropertyType"),
    };
}
