namespace Remote.Consumer.Tests;

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Fails with all that the command said, the one thing that helps when a build on another machine breaks.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"'{Command}' ended with {ExitCode}.\n{Output}\n{Error}");
        return this;
    }
}
