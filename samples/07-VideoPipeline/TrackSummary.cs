namespace VideoPipeline;

/// <summary>What came out about one vehicle: where it was seen first, in how many frames, and its median speed in km/h.</summary>
public sealed record TrackSummary(int Track, int FirstFrame, double FirstX, double FirstY, int Frames, double Speed);
