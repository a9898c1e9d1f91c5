namespace VideoPipeline;

/// <summary>What goes from stage to stage. The image goes no further than the detector: nobody behind it needs it.</summary>
public sealed record Frame(int Number, Image? Image, IReadOnlyList<Sighting> Sightings, TimeSpan Decoding);
