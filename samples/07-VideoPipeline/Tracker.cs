namespace VideoPipeline;

/// <summary>Says which sighting is which vehicle: the one that is nearest to where the vehicle should be by now.</summary>
[Remote]
public sealed class Tracker(IActorRef<IStage>? next) : Stage(next)
{
    private const double Gate = 20;
    private const int LostAfter = 5;

    private readonly List<Track> tracks = [];
    private int known;

    protected override Frame Process(Frame frame)
    {
        foreach (Track track in tracks)
        {
            track.X.Predict();
            track.Y.Predict();
            track.Missed++;
        }
        List<Sighting> unknown = [.. frame.Sightings], named = [];
        var pairs = tracks.SelectMany(track => unknown.Select(sighting => (Track: track, Sighting: sighting, Distance: track.DistanceTo(sighting))));
        foreach (var (track, sighting, distance) in pairs.Where(pair => pair.Distance < Gate).OrderBy(pair => pair.Distance).ToList())
            if (track.Missed > 0 && unknown.Remove(sighting)) named.Add(See(track, sighting));
        tracks.RemoveAll(track => track.Missed > LostAfter);
        foreach (Sighting sighting in unknown)
        {
            tracks.Add(new Track(++known, sighting));
            named.Add(sighting with { Track = known });
        }
        return frame with { Sightings = named };
    }

    private static Sighting See(Track track, Sighting sighting)
    {
        track.X.Correct(sighting.X);
        track.Y.Correct(sighting.Y);
        track.Missed = 0;
        return sighting with { Track = track.Id };
    }
}
