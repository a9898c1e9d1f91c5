namespace VideoPipeline;

/// <summary>Red, green and blue of each pixel, row by row. One pixel stands for <paramref name="Scale"/>×<paramref name="Scale"/> of the video's.</summary>
public sealed record Image(int Width, int Height, int Scale, byte[] Pixels);
