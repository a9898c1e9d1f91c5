public static class Program
{
    #region Page
    public static void Note(IActorRef<Log> log, string line)
    {
        log.WriteAsync(line);
    }
    #endregion
}

[Remote] public class Log { public Task WriteAsync(string line) => File.AppendAllTextAsync("log.txt", line); }
