using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Tasks that fail at first.</summary>
internal static class Unsteady
{
    /// <summary>Fails until it has been tried so often; which try succeeded.</summary>
    [Remote]
    public static int SucceedAt(string folder, int attempt)
    {
        Place.Mark(folder, $"try-{RemoteContext.Current.Attempt}");
        return RemoteContext.Current.Attempt < attempt ? throw new TimeoutException("not yet") : RemoteContext.Current.Attempt;
    }

    [Remote(MaxRetries = 1, RetryOn = [typeof(TimeoutException)])]
    public static int RetriesByAttribute(string folder) => SucceedAt(folder, 1);

    [Remote]
    public static int FailOwn(string folder)
    {
        Place.Mark(folder, $"try-{RemoteContext.Current.Attempt}");
        throw new OwnException("ours", null);
    }

    /// <summary>Which try it is, and where.</summary>
    [Remote]
    public static string SayAttempt(string folder, string mark)
    {
        RemoteContext context = RemoteContext.Current;
        Place.Mark(folder, $"try-{context.Attempt}-{context.WorkerId}");
        Place.Await(folder, mark);
        return $"{context.Attempt} {context.WorkerId}";
    }

    /// <summary>Takes its worker along, until it has been tried so often.</summary>
    [Remote]
    public static int Crash(string folder, int attempts)
    {
        int attempt = RemoteContext.Current.Attempt;
        Place.Mark(folder, $"try-{attempt}");
        if (attempt < attempts) Environment.Exit(9);
        return attempt;
    }
}
