using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Remote.Benchmarks.Reporting;

/// <summary>A report as a chart: horizontal bars on a logarithmic scale, a group of bars a row, ours first. White behind it: pages are light or dark.</summary>
internal static class ReportChart
{
    private const double Width = 1080;
    private const double BarHeight = 15;
    private const double RowGap = 8;
    private const double Frame = 140;
    private const string Font = "Helvetica, Arial, sans-serif";

    // Ours stands out; the rest keeps apart from it and from each other, also for eyes that see no red or green.
    private static readonly OxyColor[] Colors =
    [
        OxyColor.Parse("#0B6E99"), OxyColor.Parse("#C9CDD2"), OxyColor.Parse("#E0A458"), OxyColor.Parse("#9A8FBF"),
        OxyColor.Parse("#7FB48A"), OxyColor.Parse("#C97B84"), OxyColor.Parse("#6B7280"), OxyColor.Parse("#B8A27A"),
    ];

    public static void Write(string file, Report report)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Row[] rows = [.. report.Rows.Where(static row => row.Ours is not null)];
        Series[] charted = [.. report.Series.Where(static one => one.InChart)];
        using FileStream stream = File.Create(file);
        double height = Frame + rows.Length * ((charted.Length + 1) * BarHeight + RowGap);
        var exporter = new SvgExporter { Width = Width, Height = height, UseVerticalTextAlignmentWorkaround = true, TextMeasurer = new WideTextMeasurer(Width, height) };
        exporter.Export(Model(report, rows, charted), stream);
    }

    private static PlotModel Model(Report report, Row[] rows, Series[] charted)
    {
        double least = LowerEnd(rows, charted);
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
        model.Axes.Add(Names(rows));
        model.Axes.Add(new LogarithmicAxis
        {
            Position = AxisPosition.Bottom, Minimum = least, MaximumPadding = 0.2, MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.Parse("#E5E7EB"), MinorTickSize = 0, TickStyle = TickStyle.None, StringFormat = "#,0.###",
        });
        model.Legends.Add(new Legend { LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.BottomCenter, LegendOrientation = LegendOrientation.Horizontal });
        string[] names = ["Remote", .. charted.Select(static one => one.Name)];
        for (int i = 0; i < names.Length; i++) AddBars(model, rows, names[i], i, names.Length, least);
        return model;
    }

    private static CategoryAxis Names(Row[] rows)
    {
        // The first row is the uppermost.
        var axis = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, TickStyle = TickStyle.None, GapWidth = 0 };
        axis.Labels.AddRange(rows.Select(static row => row.Unit == "/s" ? row.Workload : $"{row.Workload}, {row.Unit}"));
        return axis;
    }

    private static void AddBars(PlotModel model, Row[] rows, string name, int at, int of, double least)
    {
        var bars = new RectangleBarSeries { Title = name, FillColor = Colors[at % Colors.Length], StrokeThickness = 0 };
        model.Series.Add(bars);
        double height = BarHeight / (of * BarHeight + RowGap);
        for (int row = 0; row < rows.Length; row++)
        {
            double? value = at == 0 ? rows[row].Ours!.Mean : rows[row].Of(name)?.Value;
            if (value is not { } length) continue;
            double top = row + (at - of / 2.0) * height;
            bars.Items.Add(new RectangleBarItem(least, top, length, top + height));
            model.Annotations.Add(Label(rows[row], length, top + height / 2, ours: at == 0));
        }
    }

    private static TextAnnotation Label(Row row, double value, double y, bool ours) => new()
    {
        Text = ours && row.Ratio is { } ratio ? $"{Digits.Of(value)}  {Digits.Ratio(ratio)}" : Digits.Of(value),
        FontWeight = ours ? FontWeights.Bold : FontWeights.Normal,
        FontSize = 11,
        TextColor = ours ? OxyColors.Black : OxyColor.Parse("#4B5563"),
        TextPosition = new DataPoint(value, y),
        Offset = new ScreenVector(4, 0),
        TextHorizontalAlignment = HorizontalAlignment.Left,
        TextVerticalAlignment = VerticalAlignment.Middle,
        Stroke = OxyColors.Transparent,
    };

    // Bars of a logarithmic scale begin somewhere: a power of ten below the shortest.
    private static double LowerEnd(Row[] rows, Series[] charted)
    {
        double least = rows.SelectMany(row => charted.Select(one => row.Of(one.Name)?.Value ?? double.MaxValue).Append(row.Ours!.Mean)).Min();
        return Math.Pow(10, Math.Floor(Math.Log10(least)) - (least < Math.Pow(10, Math.Floor(Math.Log10(least)) + 0.3) ? 1 : 0));
    }
}
