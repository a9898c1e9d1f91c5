using System.Diagnostics;
using StbImageSharp;
using StbImageWriteSharp;

namespace VideoPipeline;

/// <summary>The camera's two halves: one writes JPEG files, one reads them. Each frame is a task of its own.</summary>
public static class Camera
{
    private const int Quality = 90;

    [Remote]
    public static string Shoot(int number, string folder)
    {
        string path = Path.Combine(folder, $"frame{number:D4}.jpg");
        using FileStream file = File.Create(path);
        new ImageWriter().WriteJpg(Scene.Draw(number), Scene.Width, Scene.Height, StbImageWriteSharp.ColorComponents.RedGreenBlue, file, Quality);
        return path;
    }

    [Remote]
    public static Frame Decode(int number, string path)
    {
        long start = Stopwatch.GetTimestamp();
        ImageResult image = ImageResult.FromMemory(File.ReadAllBytes(path), StbImageSharp.ColorComponents.RedGreenBlue);
        return new Frame(number, new Image(image.Width, image.Height, image.Data), [], Stopwatch.GetElapsedTime(start));
    }
}
