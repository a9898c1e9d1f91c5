namespace Remote.Benchmarks.Peers.Hosts;

/// <summary>This program as the other process of a peer.</summary>
internal static class PeerHost
{
    /// <summary>The hidden command.</summary>
    public const string Name = "peer-host";

    /// <summary>What the line with the address begins with: frameworks may say something before.</summary>
    public const string Ready = "READY ";

    /// <summary>Says where it is reached, then serves until its input ends: with the program that started it, however that ends.</summary>
    /// <param name="startAsync">Starts to serve and says where.</param>
    public static async Task<int> RunAsync(Func<Task<string>> startAsync)
    {
        // Ctrl+C goes to all processes of a terminal: the one that started this one decides.
        Console.CancelKeyPress += static (_, press) => press.Cancel = true;
        try
        {
            Console.WriteLine(Ready + await startAsync());
        }
        catch (Exception failed)
        {
            await Console.Error.WriteLineAsync($"{failed.GetType().Name}: {failed.Message}");
            return 1;
        }

        var input = new Thread(static () =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        });
        input.Start();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
