namespace Remote.Diagnostics;

/// <summary>One hold on a stored object: what it is, its bytes, and the stack where it began.</summary>
internal sealed record HeldEntry(string What, long Length, string Origin);
