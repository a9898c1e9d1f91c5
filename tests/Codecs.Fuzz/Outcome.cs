namespace Remote.Codecs.Fuzz;

/// <summary>What came of reading an input.</summary>
/// <param name="IsValue">A value; else it was refused.</param>
/// <param name="Consumed">The bytes of the value.</param>
/// <param name="Allocated">Bytes, on the thread that read.</param>
/// <param name="Fault">What must not happen and did, or null.</param>
internal readonly record struct Outcome(bool IsValue, int Consumed, long Allocated, string? Fault)
{
    /// <summary>What a refusal may take, and the text of its error.</summary>
    public const long Base = 200_000;

    /// <summary>For each byte of the input: an empty object takes 24 bytes, and its place in a dictionary about as much again.</summary>
    public const long PerByte = 100;

    public static Outcome Of(ISpecimen specimen, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isValue = false;
        int consumed = 0;
        string? fault = null;
        try
        {
            specimen.Read(input, out consumed);
            isValue = true;
            if (consumed < 0 || consumed > input.Length) fault = $"{consumed} bytes were read of {input.Length}";
        }
        catch (RemoteException)
        {
            // As it should be.
        }
        catch (Exception error)
        {
            fault = $"another exception than RemoteException: {error}";
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > Base + (PerByte * input.Length)) fault ??= $"{allocated} bytes were allocated for {input.Length}";
        return new Outcome(isValue, consumed, allocated, fault);
    }
}
