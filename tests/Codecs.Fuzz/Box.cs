using System.IO.MemoryMappedFiles;

namespace Remote.Codecs.Fuzz;

/// <summary>The input that is being read, in a file that outlives the process that reads it.</summary>
internal sealed class Box : IDisposable
{
    /// <summary>The longest input, in bytes.</summary>
    public const int Longest = 64 * 1024;

    private const int TypeAt = 0, LengthAt = 4, InputAt = 8;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly bool isNew;

    public Box(string path, bool isNew)
    {
        (Path, this.isNew) = (path, isNew);
        file = MemoryMappedFile.CreateFromFile(path, isNew ? FileMode.Create : FileMode.Open, null, InputAt + Longest);
        view = file.CreateViewAccessor();
    }

    public string Path { get; }

    public void Write(int type, ReadOnlySpan<byte> input)
    {
        view.Write(TypeAt, type);
        view.Write(LengthAt, input.Length);
        view.SafeMemoryMappedViewHandle.WriteSpan(InputAt, input);
    }

    public (int Type, byte[] Input) Read()
    {
        var input = new byte[view.ReadInt32(LengthAt)];
        view.SafeMemoryMappedViewHandle.ReadSpan<byte>(InputAt, input);
        return (view.ReadInt32(TypeAt), input);
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
        if (isNew) File.Delete(Path);
    }
}
