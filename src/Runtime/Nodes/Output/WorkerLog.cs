using System.Text;

namespace Remote.Nodes.Output;

/// <summary>
/// All that one worker wrote, in a file of bounded size: a full one becomes <c>.1</c> and replaces the one before, which the new one says.
/// Thread-safe. Every line is in the file when <see cref="Write"/> returns.
/// </summary>
internal sealed class WorkerLog(string path, long maxBytes) : IDisposable
{
    private readonly Lock gate = new();
    private StreamWriter? writer;
    private bool disposed;

    /// <summary>Where lines go.</summary>
    public string Path => path;

    /// <exception cref="IOException">The disk is full, or the folder is gone.</exception>
    public void Write(string line)
    {
        lock (gate)
        {
            if (disposed) return;
            writer ??= Open(FileMode.Append);
            writer.WriteLine(line);
            if (writer.BaseStream.Length >= maxBytes) Rotate();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            writer?.Dispose();
        }
    }

    private void Rotate()
    {
        string older = path + ".1";
        bool drops = File.Exists(older);
        writer!.Dispose();
        writer = null;
        File.Move(path, older, overwrite: true);
        writer = Open(FileMode.Create);
        if (drops) writer.WriteLine($"[lines before those of {older} were dropped: a worker's log keeps its last {2 * maxBytes >> 20} MiB]");
    }

    private StreamWriter Open(FileMode mode)
        => new(new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), new UTF8Encoding(false)) { AutoFlush = true };
}
