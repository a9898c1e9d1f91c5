namespace VideoPipeline;

/// <summary>
/// Something that moves, in one frame. The detector says where (in pixels), the tracker which one, the speed calculator how fast (in km/h).
/// </summary>
public readonly record struct Sighting(double X, double Y, int Area, int? Track = null, double? Speed = null);
