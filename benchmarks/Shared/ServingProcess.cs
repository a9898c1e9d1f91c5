using System.Threading.Channels;

namespace Remote.Benchmarks.Peers;

/// <summary>This process as one that <see cref="HostProcess"/> has started: it says something first, may be asked, and ends with its input, however its starter ends.</summary>
internal static class ServingProcess
{
    /// <summary>What its lines begin with: frameworks may write others.</summary>
    public const string Mark = "= ";

    /// <summary>What an answer begins with that is a failure.</summary>
    public const string Failed = "!";

    /// <summary>How long it may take to let go of what it holds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <param name="startAsync">Starts to serve; returns what is said first.</param>
    /// <param name="answerAsync">Answers a line; null where nothing is asked.</param>
    /// <param name="endAsync">Lets go of what it holds; null where that goes with the process.</param>
    public static async Task<int> RunAsync(Func<Task<string>> startAsync, Func<string, Task<string>>? answerAsync = null, Func<Task>? endAsync = null)
    {
        // Ctrl+C goes to all processes of a terminal: the one that started this one decides.
        Console.CancelKeyPress += static (_, press) => press.Cancel = true;
        Channel<string> lines = Channel.CreateUnbounded<string>();
        new Thread(() => Read(lines)) { IsBackground = true }.Start();
        try
        {
            Console.WriteLine(Mark + await startAsync());
            await foreach (string line in lines.Reader.ReadAllAsync()) Console.WriteLine(Mark + await AnswerAsync(line, answerAsync));
            if (endAsync is not null) await endAsync();
            // Not all that frameworks have started ends by itself.
            Environment.Exit(0);
            return 0;
        }
        catch (Exception failed)
        {
            await Console.Error.WriteLineAsync($"{failed.GetType().Name}: {failed.Message}");
            return 1;
        }
    }

    private static async Task<string> AnswerAsync(string line, Func<string, Task<string>>? answerAsync)
    {
        try
        {
            return answerAsync is null ? $"{Failed}nothing is answered here" : await answerAsync(line);
        }
        catch (Exception failed)
        {
            return $"{Failed}{failed.GetType().Name}: {failed.Message}".ReplaceLineEndings(" ");
        }
    }

    private static void Read(Channel<string> lines)
    {
        while (Console.In.ReadLine() is { } line) lines.Writer.TryWrite(line);
        lines.Writer.Complete();
        // The work under way may never end.
        Thread.Sleep(Patience);
        Environment.Exit(0);
    }
}
