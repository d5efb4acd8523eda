using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Where a command talks to a person: standard output, or standard error when standard output is for a machine.</summary>
static class Terminal
{
    public static IAnsiConsole For(bool machineReadsOutput)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(machineReadsOutput ? Console.Error : Console.Out) });
        // Without a terminal there is no edge to wrap at.
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = 10_000;
        return console;
    }
}
