using OxyPlot.Axes;

namespace Remote.Benchmarks.Reporting;

/// <summary>The rows' names, each in the middle of its bars, downwards.</summary>
internal sealed class RowAxis : LinearAxis
{
    private readonly Dictionary<double, string> names;

    public RowAxis(IEnumerable<Bar> bars, double height)
    {
        names = bars.GroupBy(static bar => bar.Row).ToDictionary(
            static row => (row.First().Top + row.Last().Top + row.Last().Height) / 2, static row => NameOf(row.Key));
        (Position, StartPosition, EndPosition, Minimum, Maximum, TickStyle) = (AxisPosition.Left, 1, 0, 0, height, TickStyle.None);
        LabelFormatter = middle => names[middle];
    }

    public override void GetTickValues(out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
        => (majorLabelValues, majorTickValues, minorTickValues) = ([.. names.Keys], [], []);

    private static string NameOf(Row row) => row.Unit == "/s" ? row.Workload : $"{row.Workload}, {row.Unit}";
}
