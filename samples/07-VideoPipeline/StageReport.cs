namespace VideoPipeline;

public sealed record StageReport(string Stage, int Frames, TimeSpan Busy, int ProcessId);
