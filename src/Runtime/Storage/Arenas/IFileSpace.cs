using Microsoft.Win32.SafeHandles;

namespace Remote.Storage.Arenas;

/// <summary>Where the space of an arena's file comes from.</summary>
internal interface IFileSpace
{
    /// <summary>Makes sure that a part of a file, which lies after all that was reserved, can be written in memory.</summary>
    /// <exception cref="IOException">There is no space for it.</exception>
    void Reserve(SafeFileHandle file, long from, long to);
}
