using System.CommandLine;
using Graph.Query;

namespace Graph.Cli;

/// <summary><c>--since</c>, <c>--until</c> and <c>--as-of</c>: days, months or years, both ends inclusive.</summary>
internal sealed class PeriodOptions
{
    private readonly Option<DateOnly?> since = Day("--since", "only briefings from this day, month or year on", last: false);
    private readonly Option<DateOnly?> until = Day("--until", "only briefings up to this day, month or year", last: true);
    private readonly Option<DateOnly?> asOf = Day("--as-of", "the graph as it was said by that day", last: true);

    /// <summary>Adds the options to a command.</summary>
    public PeriodOptions AddTo(Command command)
    {
        command.Options.Add(since);
        command.Options.Add(until);
        command.Options.Add(asOf);
        return this;
    }

    /// <summary>The period of a parsed command line.</summary>
    public Period Of(ParseResult parsed) => new Period(parsed.GetValue(since), parsed.GetValue(until)).AsOf(parsed.GetValue(asOf));

    /// <summary><c>--by month|quarter|year</c>.</summary>
    public static Option<string> Grain()
    {
        var option = new Option<string>("--by") { Description = "month (default), quarter or year", DefaultValueFactory = _ => "month", HelpName = "month|quarter|year" };
        option.AcceptOnlyFromAmong("month", "quarter", "year");
        return option;
    }

    /// <summary>The grain that the option names.</summary>
    public static Grain GrainOf(string? text) => Enum.Parse<Grain>(text ?? "month", ignoreCase: true);

    /// <summary><c>--limit N</c>, 1 to 10000.</summary>
    public static Option<int> Limit(int value)
    {
        var option = new Option<int>("--limit") { Description = $"most lines (default {value})", DefaultValueFactory = _ => value, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
            {
                result.AddError("--limit: expected 1 to 10000");
            }
        });
        return option;
    }

    private static Option<DateOnly?> Day(string name, string description, bool last) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (Period.Parse(text, last) is { } day)
            {
                return day;
            }

            result.AddError($"{name}: found {text}; expected YYYY-MM-DD, YYYY-MM or YYYY");
            return null;
        },
    };
}
