namespace PaintPool;

public sealed record PainterReport(int Rows, TimeSpan Busy, int ProcessId);
