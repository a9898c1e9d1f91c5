namespace VideoPipeline;

/// <summary>One vehicle as the tracker knows it.</summary>
internal sealed class Track(int id, Sighting first)
{
    public int Id { get; } = id;

    public Kalman X { get; } = new(first.X);

    public Kalman Y { get; } = new(first.Y);

    /// <summary>Frames since it was seen.</summary>
    public int Missed { get; set; }

    public double DistanceTo(Sighting sighting) => Math.Sqrt(Math.Pow(sighting.X - X.Position, 2) + Math.Pow(sighting.Y - Y.Position, 2));
}
