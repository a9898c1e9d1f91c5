using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Series;

namespace Remote.Benchmarks.Reporting;

/// <summary>One bar of a chart, and what is written beside it.</summary>
/// <param name="Of">Whose it is; null for ours.</param>
/// <param name="Top">In pixels below the first row's.</param>
/// <param name="Named">Whether its name stands behind it, where there are too many for colours to say it.</param>
internal sealed record Bar(Row Row, Series? Of, double Value, double Top, double Height, bool Named)
{
    /// <summary>Between the bars of a row, in pixels.</summary>
    private const double Gap = 1;

    // Ours stands out, also for eyes that see no red or green.
    private static readonly OxyColor Ours = OxyColor.Parse("#0B6E99");
    private static readonly OxyColor Other = OxyColor.Parse("#C3C8CE");
    private static readonly OxyColor Limit = OxyColor.Parse("#EBDCC0");
    private static readonly OxyColor Quiet = OxyColor.Parse("#4B5563");

    public bool IsOurs => Of is null;

    /// <summary>Its part of the legend.</summary>
    public (string Name, OxyColor Color) Kind => Of switch
    {
        null => ("Remote", Ours),
        { IsLimit: true } => ("limits: bare transports", Limit),
        _ => (Named ? "others" : Of.Name, Other),
    };

    private string Name => !Named ? "" : $"{(IsOurs ? "remote" : Of!.Name)}  ";

    private string Ratio => Row.Ratio is not { } ratio ? "" : $"  {Digits.Ratio(ratio)}{(Named ? $" {Row.References[0].Series}" : "")}";

    public RectangleBarItem Shape(double from) => new(from, Top, Value, Top + Height - Gap);

    /// <summary>Its figure, and for ours the ratio.</summary>
    public TextAnnotation Label() => new()
    {
        Text = $"{Name}{Digits.Short(Value)}{(IsOurs ? Ratio : "")}",
        FontWeight = IsOurs ? FontWeights.Bold : FontWeights.Normal,
        FontSize = 11,
        TextColor = IsOurs ? OxyColors.Black : Quiet,
        TextPosition = new DataPoint(Value, Top + Height / 2),
        Offset = new ScreenVector(4, 0),
        TextHorizontalAlignment = HorizontalAlignment.Left,
        TextVerticalAlignment = VerticalAlignment.Middle,
        Stroke = OxyColors.Transparent,
    };
}
