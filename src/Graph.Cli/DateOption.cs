using System.CommandLine;
using System.Globalization;

namespace Graph.Cli;

/// <summary><c>--date YYYY-MM-DD</c>: the date of the documents, whatever they say.</summary>
internal static class DateOption
{
    /// <summary>The option; a malformed date is wrong usage.</summary>
    public static Option<DateOnly?> Make() => new("--date")
    {
        Description = "the date of the documents, whatever they say (YYYY-MM-DD)",
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"--date: found {text}; expected YYYY-MM-DD");
            return null;
        },
    };
}
