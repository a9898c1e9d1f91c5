using Remote.Benchmarks.Compiler;
using Spectre.Console;

return args switch
{
    ["keystroke", .. var rest] => KeystrokeCommand.Run(Number(rest, 100)),
    ["analyzers", .. var rest] => await AnalyzersCommand.RunAsync(Number(rest, 100_000)),
    _ => Usage(),
};

static int Number(string[] rest, int otherwise) => rest is [var text, ..] && int.TryParse(text, out int number) && number > 0 ? number : otherwise;

static int Usage()
{
    AnsiConsole.WriteLine(
        """
        Usage: dotnet run -c Release --project benchmarks/Remote.Benchmarks.Compiler -- <command>

          keystroke [edits]   what an edit costs in the generators, in a project of 500 remote methods (default: 100 edits of each kind)
          analyzers [lines]   what the analyzers cost beside compiling the same project (default: 100000 lines)
        """);
    return 2;
}
