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
        var half = new Image(image.Width / 2, image.Height / 2, Scale: 2, Halve(image.Data, image.Width, image.Height));
        return new Frame(number, half, [], Stopwatch.GetElapsedTime(start));
    }

    // The mean of four pixels: less noise, and a quarter of the bytes to hand on.
    private static byte[] Halve(byte[] pixels, int width, int height)
    {
        var half = new byte[width / 2 * (height / 2) * 3];
        int row = width * 3;
        for (int i = 0; i < half.Length; i++)
        {
            (int pixel, int colour) = Math.DivRem(i, 3);
            int at = pixel / (width / 2) * 2 * row + pixel % (width / 2) * 6 + colour;
            half[i] = (byte)((pixels[at] + pixels[at + 3] + pixels[at + row] + pixels[at + row + 3]) / 4);
        }
        return half;
    }
}
