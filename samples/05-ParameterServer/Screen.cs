using Samples;
using Spectre.Console;

namespace ParameterServer;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    private const string Shades = " ░▒▓█";

    /// <summary>Two rows of pixels to a line of text, for letters are twice as high as wide.</summary>
    public static void ShowDigits(Digit[] digits)
    {
        for (int row = 0; row < Digit.Side; row += 2) Console.WriteLine(string.Join("  ", digits.Select(digit => Line(digit, row))).TrimEnd());
    }

    public static void ShowTitle(string title) => AnsiConsole.MarkupLine($"[bold]{title}[/]");

    public static void ShowAccuracy(int iteration, double accuracy) =>
        AnsiConsole.MarkupLine($"  iteration {iteration,5}  {Report.Bar(accuracy, 40)} {accuracy,6:P1}");

    private static string Line(Digit digit, int row) => string.Concat(Enumerable.Range(0, Digit.Side).Select(column => Shade(digit, row, column)));

    private static char Shade(Digit digit, int row, int column)
    {
        float ink = (digit.Pixels[row * Digit.Side + column] + digit.Pixels[(row + 1) * Digit.Side + column]) / 2;
        return Shades[(int)(ink * (Shades.Length - 1) + 0.5f)];
    }
}
