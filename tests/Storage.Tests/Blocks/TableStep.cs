namespace Remote.Storage.Tests.Blocks;

/// <summary>One thing that happens to a table.</summary>
/// <param name="Op">What.</param>
/// <param name="Process">Who does it.</param>
/// <param name="Which">To which of the objects that it can be done to.</param>
/// <param name="Amount">Bytes, seconds or whatever it takes.</param>
internal readonly record struct TableStep(int Op, int Process, int Which, int Amount)
{
    public const int Processes = 4;
}
