using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Remote.Messaging.Rings;

/// <summary>The order that waking needs: what was written is visible before the other end's flag is read.</summary>
internal static class Fence
{
    /// <summary>After an interlocked operation. On x64 that is a fence by itself; on arm64 a later read may pass its write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AfterInterlocked()
    {
        if (!X86Base.IsSupported) Interlocked.MemoryBarrier();
    }
}
