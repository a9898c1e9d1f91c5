using Remote;

namespace NativeAot;

/// <summary>Tasks.</summary>
public static class Text
{
    /// <summary>How often each word comes in a line.</summary>
    [Remote]
    public static Dictionary<string, int> Count(string line) => line.Split(' ').CountBy(static word => word).ToDictionary();

    /// <summary>The squares from 1, as they come.</summary>
    [Remote]
    public static IEnumerable<long> Squares(int count)
    {
        for (long i = 1; i <= count; i++) yield return i * i;
    }
}

/// <summary>A closed hierarchy: what crosses is a circle or a box.</summary>
public abstract record Shape
{
    public abstract double Area { get; }
}

/// <param name="Radius">In metres.</param>
public sealed record Circle(double Radius) : Shape
{
    public override double Area => Math.PI * Radius * Radius;
}

/// <param name="Width">In metres.</param>
/// <param name="Height">In metres.</param>
public sealed record Box(double Width, double Height) : Shape
{
    public override double Area => Width * Height;
}

/// <summary>An actor.</summary>
[Remote]
public class Surveyor
{
    private readonly Dictionary<string, double> areas = [];
    private int count;

    /// <summary>Adds a shape; returns its area.</summary>
    public double Measure(Shape shape)
    {
        count++;
        areas[shape.GetType().Name] = areas.GetValueOrDefault(shape.GetType().Name) + shape.Area;
        return shape.Area;
    }

    /// <summary>How many shapes, and the area of each kind.</summary>
    public (int Count, Dictionary<string, double> Areas) Total() => (count, areas);
}
