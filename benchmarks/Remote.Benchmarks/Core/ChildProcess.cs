using System.Diagnostics;

namespace Remote.Benchmarks.Core;

/// <summary>This program, started again in another role. Ends with its input.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    public ChildProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        FirstLine = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended before it said anything.");
    }

    /// <summary>What it said first: where it is reached.</summary>
    public string FirstLine { get; }

    public int Id => process.Id;

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }
}
