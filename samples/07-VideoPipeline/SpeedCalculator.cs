namespace VideoPipeline;

/// <summary>How fast each track moves: the slope of the line that fits its last positions best.</summary>
[Remote]
public sealed class SpeedCalculator(IActorRef<IStage>? next) : Stage(next)
{
    private const int Longest = 20, Shortest = 8;

    private readonly Dictionary<int, Queue<(int Frame, double X, double Y)>> seen = [];

    protected override Frame Process(Frame frame) =>
        frame with { Sightings = [.. frame.Sightings.Select(sighting => Measure(frame.Number, sighting))] };

    private Sighting Measure(int frame, Sighting sighting)
    {
        int track = sighting.Track!.Value;
        if (!seen.TryGetValue(track, out var history)) seen[track] = history = new();
        history.Enqueue((frame, sighting.X, sighting.Y));
        if (history.Count > Longest) history.Dequeue();
        if (history.Count < Shortest) return sighting;
        (double right, double down) = (Slope(history.Select(at => ((double)at.Frame, at.X))), Slope(history.Select(at => ((double)at.Frame, at.Y))));
        return sighting with { Speed = Scene.ToKmh(Math.Sqrt(right * right + down * down)) };
    }

    private static double Slope(IEnumerable<(double T, double Value)> points)
    {
        (double t, double value) = (points.Average(point => point.T), points.Average(point => point.Value));
        return points.Sum(point => (point.T - t) * (point.Value - value)) / points.Sum(point => (point.T - t) * (point.T - t));
    }
}
