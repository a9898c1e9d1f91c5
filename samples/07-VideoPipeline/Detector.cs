namespace VideoPipeline;

/// <summary>Finds what moves: what differs from the background, which is learned, in connected pieces that are big enough.</summary>
[Remote]
public sealed class Detector(IActorRef<IStage>? next) : Stage(next)
{
    private const float Threshold = 50, Learning = 0.03f;
    private const int SmallestArea = 25;

    private float[] background = [];

    protected override Frame Process(Frame frame)
    {
        Image image = frame.Image!;
        if (background.Length == 0) background = [.. image.Pixels.Select(pixel => (float)pixel)];
        bool[] foreground = Subtract(image.Pixels);
        IEnumerable<Component> components = Components.Of(foreground, image.Width, image.Height).Where(IsWhole);
        return frame with { Image = null, Sightings = [.. components.Select(ToSighting)] };

        // Positions are those of the whole video again.
        Sighting ToSighting(Component one) => new((one.X + 0.5) * image.Scale, (one.Y + 0.5) * image.Scale, one.Area * image.Scale * image.Scale);

        // Of what the border cuts off nobody knows the middle.
        bool IsWhole(Component one) =>
            one.Area >= SmallestArea && one is { Left: > 0, Top: > 0 } && one.Right < image.Width - 1 && one.Bottom < image.Height - 1;
    }

    // A pixel is in front when its colour is not that of the background (a red car may be exactly as light as the road). The background
    // follows the light slowly, and only where nothing is in front of it.
    private bool[] Subtract(byte[] pixels)
    {
        var foreground = new bool[pixels.Length / 3];
        for (int i = 0; i < foreground.Length; i++)
        {
            Span<float> below = background.AsSpan(3 * i, 3);
            (float red, float green, float blue) = (pixels[3 * i] - below[0], pixels[3 * i + 1] - below[1], pixels[3 * i + 2] - below[2]);
            foreground[i] = Math.Abs(red) + Math.Abs(green) + Math.Abs(blue) > Threshold;
            if (!foreground[i]) (below[0], below[1], below[2]) = (below[0] + Learning * red, below[1] + Learning * green, below[2] + Learning * blue);
        }
        return foreground;
    }
}
