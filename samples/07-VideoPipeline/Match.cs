namespace VideoPipeline;

/// <summary>A vehicle of the scene, and the track that the pipeline made of it.</summary>
internal sealed record Match(Vehicle Vehicle, TrackSummary? Track)
{
    /// <summary>How wrong the speed is, as a share; infinite where the vehicle was not found.</summary>
    public double Error => Track is null ? double.PositiveInfinity : Math.Abs(Track.Speed - Vehicle.Kmh) / Vehicle.Kmh;

    /// <summary>Exactly one track may be the vehicle's: two would mean that it was lost and found again.</summary>
    public static Match Find(Vehicle vehicle, IEnumerable<TrackSummary> tracks) =>
        new(vehicle, tracks.Where(track => Fits(vehicle, track)).ToArray() is [var only] ? only : null);

    /// <summary>Whether the vehicle was where the track begins.</summary>
    public static bool Fits(Vehicle vehicle, TrackSummary track) =>
        Math.Abs(vehicle.Y - track.FirstY) < 6 && Math.Abs(vehicle.X(track.FirstFrame) - track.FirstX) < 6;
}
