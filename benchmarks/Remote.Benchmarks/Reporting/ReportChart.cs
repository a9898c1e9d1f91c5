using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Remote.Benchmarks.Reporting;

/// <summary>
/// A report as a chart: horizontal bars on a logarithmic scale, a group of bars a row, ours first. White behind it: pages are light or dark.
/// </summary>
internal static class ReportChart
{
    private const double Width = 1080;
    private const double BarHeight = 15;
    private const double RowGap = 8;
    private const double Top = 60;
    private const double Bottom = 80;

    /// <summary>The part of the axis that the longest bar leaves to its label.</summary>
    private const double LabelRoom = 0.25;
    private const string Font = "Helvetica, Arial, sans-serif";

    public static void Write(string file, Report report)
    {
        Row[] rows = [.. report.Rows.Where(static row => row.Ours is not null)];
        Series[] charted = [.. report.Series.Where(static one => one.InChart)];
        if (rows.Length == 0) throw new InvalidDataException($"'{file}' is not drawn: no row has a figure.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using FileStream stream = File.Create(file);
        Bar[] bars = [.. Layout(rows, charted)];
        double height = bars[^1].Top + BarHeight + RowGap;
        var exporter = new SvgExporter
        {
            Width = Width,
            Height = Top + height + Bottom,
            UseVerticalTextAlignmentWorkaround = true,
            TextMeasurer = new WideTextMeasurer(Width, height),
        };
        exporter.Export(Model(report, bars, height), stream);
    }

    // Tops are pixels below the first row's: rows differ in how many have measured them.
    private static IEnumerable<Bar> Layout(Row[] rows, Series[] charted)
    {
        double top = RowGap / 2;
        foreach (Row row in rows)
        {
            foreach (Series? of in (Series?[])[null, .. charted])
            {
                double? value = of is null ? row.Ours!.Mean : row.Of(of.Name)?.Value;
                if (value is not { } length) continue;
                yield return new Bar(row, of, length, top, BarHeight, charted.Length > 1);
                top += BarHeight;
            }

            top += RowGap;
        }
    }

    private static PlotModel Model(Report report, Bar[] bars, double height)
    {
        double least = LowerEnd(bars.Min(static bar => bar.Value)), most = bars.Max(static bar => bar.Value);
        var model = new PlotModel
        {
            Title = report.Title,
            Subtitle = $"per second, logarithmic; {report.Machine.Cpus} CPUs, {report.Machine.Runtime}, {report.Machine.Date:yyyy-MM-dd}",
            Background = OxyColors.White,
            DefaultFont = Font,
            TitleFontSize = 16,
            SubtitleFontSize = 12,
            PlotAreaBorderThickness = new OxyThickness(0),
            Padding = new OxyThickness(12),
        };
        model.Axes.Add(new RowAxis(bars, height));
        model.Axes.Add(new LogarithmicAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = least,
            Maximum = most * Math.Pow(most / least, LabelRoom),
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.Parse("#E5E7EB"),
            MinorTickSize = 0,
            TickStyle = TickStyle.None,
            LabelFormatter = Digits.Tick,
        });
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
        });
        foreach (IGrouping<(string Name, OxyColor Color), Bar> kind in bars.GroupBy(static bar => bar.Kind))
        {
            var series = new RectangleBarSeries { Title = kind.Key.Name, FillColor = kind.Key.Color, StrokeThickness = 0 };
            foreach (Bar bar in kind) series.Items.Add(bar.Shape(least));
            model.Series.Add(series);
        }

        foreach (Bar bar in bars) model.Annotations.Add(bar.Label());
        return model;
    }

    // Bars of a logarithmic scale begin somewhere: at a power of ten, clearly below the shortest.
    private static double LowerEnd(double least) => Math.Pow(10, Math.Floor(Math.Log10(least / 1.5)));
}
