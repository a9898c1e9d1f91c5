using Spectre.Console;

namespace Remote.Codecs.Fuzz;

/// <summary>One input, again.</summary>
internal static class Replay
{
    public static int Run(string input)
    {
        string[] parts = input.Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[0], out int type) || type < 0 || type >= Specimens.All.Count || parts[1].Length % 2 != 0 || !parts[1].All(char.IsAsciiHexDigit))
        {
            AnsiConsole.WriteLine($"'{input}' is not <number of the type, below {Specimens.All.Count}>:<bytes in hex>.");
            return 2;
        }

        Outcome outcome = Outcome.Of(Specimens.All[type], Convert.FromHexString(parts[1]));
        AnsiConsole.WriteLine($"{Specimens.All[type].Name}: {outcome.Fault ?? (outcome.IsValue ? "a value" : "refused")}, {outcome.Allocated} bytes allocated.");
        return outcome.Fault is null ? 0 : Reading.Failed;
    }
}
