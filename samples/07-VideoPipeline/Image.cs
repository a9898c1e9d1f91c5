namespace VideoPipeline;

/// <summary>Red, green and blue of each pixel, row by row.</summary>
public sealed record Image(int Width, int Height, byte[] Pixels);
