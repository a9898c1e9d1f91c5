namespace VideoPipeline;

internal sealed record Outcome(IReadOnlyList<TrackSummary> Vehicles, TimeSpan Elapsed, IReadOnlyList<StageReport> Stages, TimeSpan Decoding);
