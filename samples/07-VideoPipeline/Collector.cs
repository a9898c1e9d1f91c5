namespace VideoPipeline;

/// <summary>The end of the pipeline: keeps what was found out.</summary>
[Remote]
public sealed class Collector() : Stage(next: null)
{
    private readonly SortedDictionary<int, List<(int Frame, Sighting Sighting)>> tracks = [];
    private TimeSpan decoding;

    /// <summary>The vehicles, without what flickered up for some frames only.</summary>
    public IReadOnlyList<TrackSummary> Vehicles() =>
        [.. tracks.Where(track => track.Value.Count(at => at.Sighting.Speed is not null) > 5).Select(track => Summarize(track.Key, track.Value))];

    /// <summary>The time that was spent on decoding, by all workers together.</summary>
    public TimeSpan Decoding() => decoding;

    protected override Frame Process(Frame frame)
    {
        decoding += frame.Decoding;
        foreach (Sighting sighting in frame.Sightings)
        {
            int track = sighting.Track!.Value;
            if (!tracks.TryGetValue(track, out var sightings)) tracks[track] = sightings = [];
            sightings.Add((frame.Number, sighting));
        }
        return frame;
    }

    private static TrackSummary Summarize(int track, List<(int Frame, Sighting Sighting)> seen)
    {
        double[] speeds = [.. seen.Select(at => at.Sighting.Speed).OfType<double>().Order()];
        return new TrackSummary(track, seen[0].Frame, seen[0].Sighting.X, seen[0].Sighting.Y, seen.Count, speeds[speeds.Length / 2]);
    }
}
