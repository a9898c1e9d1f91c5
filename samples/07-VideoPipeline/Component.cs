namespace VideoPipeline;

/// <summary>A connected piece of foreground: its border, the middle of its pixels, and how many they are.</summary>
internal readonly record struct Component(int Left, int Top, int Right, int Bottom, double X, double Y, int Area);
