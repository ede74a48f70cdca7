using System.CommandLine;

namespace Graph.Cli.Commands;

/// <summary>A command of the program.</summary>
internal interface ICommand
{
    /// <summary>Makes the parser's command; <paramref name="guard"/> runs the body and turns failures into exit codes.</summary>
    Command Build(GlobalOptions options, Func<Session, Func<int>, int> guard);
}
