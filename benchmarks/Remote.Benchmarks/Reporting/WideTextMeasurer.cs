using OxyPlot;

namespace Remote.Benchmarks.Reporting;

/// <summary>
/// Leaves room for the widest of the fonts that a reader may have: an SVG is set by who looks at it, and what does not fit is cut off.
/// </summary>
internal sealed class WideTextMeasurer(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double Wider = 1.5;
    private const double Taller = 1.2;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        OxySize size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * Wider, size.Height * Taller);
    }
}
