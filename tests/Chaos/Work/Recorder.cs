namespace Chaos.Work;

/// <summary>An actor whose every effect is on disk, where its death does not undo it: a line a call.</summary>
[Remote(MaxRestarts = -1)]
public class Recorder(string file)
{
    /// <summary>Appends the number, in one write.</summary>
    public int Record(int number)
    {
        File.AppendAllText(file, $"{number}\n");
        return number;
    }
}
