namespace Remote.Runtime.Tests.Support;

/// <summary>Tasks that wait until a test lets them go.</summary>
internal static class Gates
{
    /// <summary>Holds a worker until the mark is there.</summary>
    [Remote]
    public static void Hold(string folder, string mark) => Place.Await(folder, mark);

    [Remote]
    public static int Pass(string folder, string mark, int value)
    {
        Place.Await(folder, mark);
        return value;
    }

    [Remote]
    public static string PassText(string folder, string mark, string value)
    {
        Place.Await(folder, mark);
        return value;
    }

    /// <summary>Ends when so many of its kind run at the same time; the process that it ran in.</summary>
    [Remote(Cpus = 1)]
    public static int Meet(string folder, int count)
    {
        Place.Meet(folder, "met", count);
        return Environment.ProcessId;
    }

    /// <summary>As <see cref="Meet"/>, and then holds its worker until the mark is there.</summary>
    [Remote(Cpus = 1)]
    public static void MeetAndHold(string folder, int count, string mark)
    {
        Place.Meet(folder, "met", count);
        Place.Mark(folder, $"held-{Guid.NewGuid():N}");
        Place.Await(folder, mark);
    }
}
