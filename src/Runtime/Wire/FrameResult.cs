namespace Remote.Wire;

/// <summary>What became of an attempt to read a frame.</summary>
internal enum FrameResult
{
    /// <summary>All input was taken in and no frame is complete.</summary>
    NeedsMore,

    /// <summary>A frame was read; there may be another in the rest of the input.</summary>
    Frame,

    /// <summary>The stream is broken for good: <see cref="FrameReader.Fault"/> says why.</summary>
    Malformed,
}
