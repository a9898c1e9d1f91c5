using System.Collections.Concurrent;

namespace Remote.Errors;

/// <summary>Makes exceptions again from their type's name: the base library's usual ones, and those that generated code registers.</summary>
internal static class ExceptionRegistry
{
    private static readonly ConcurrentDictionary<string, Func<string, Exception?, Exception>> Factories = CreateBuiltIn();

    public static void Register(string typeName, Func<string, Exception?, Exception> create) => Factories.TryAdd(typeName, create);

    /// <summary>The exception, or null where its type is not known here.</summary>
    public static Exception? TryCreate(string typeName, string message, Exception? inner)
        => Factories.TryGetValue(typeName, out Func<string, Exception?, Exception>? create) ? create(message, inner) : null;

    private static ConcurrentDictionary<string, Func<string, Exception?, Exception>> CreateBuiltIn()
    {
        var known = new ConcurrentDictionary<string, Func<string, Exception?, Exception>>();
        void Add<T>(Func<string, Exception?, T> create) where T : Exception => known[typeof(T).FullName!] = create;

        Add((m, i) => new Exception(m, i));
        Add((m, i) => new ApplicationException(m, i));
        Add((m, i) => new ArgumentException(m, i));
        Add((m, i) => new ArgumentNullException(m, i));
        Add((m, i) => new ArgumentOutOfRangeException(m, i));
        Add((m, i) => new ArithmeticException(m, i));
        Add((m, i) => new ArrayTypeMismatchException(m, i));
        Add((m, i) => new BadImageFormatException(m, i));
        Add((m, i) => new DivideByZeroException(m, i));
        Add((m, i) => new FormatException(m, i));
        Add((m, i) => new IndexOutOfRangeException(m, i));
        Add((m, i) => new InvalidCastException(m, i));
        Add((m, i) => new InvalidOperationException(m, i));
        Add((m, i) => new KeyNotFoundException(m, i));
        Add((m, i) => new NotImplementedException(m, i));
        Add((m, i) => new NotSupportedException(m, i));
        Add((m, i) => new NullReferenceException(m, i));
        Add((m, i) => new ObjectDisposedException(m, i));
        Add((m, i) => new OperationCanceledException(m, i));
        Add((m, i) => new OutOfMemoryException(m, i));
        Add((m, i) => new OverflowException(m, i));
        Add((m, i) => new PlatformNotSupportedException(m, i));
        Add((m, i) => new RankException(m, i));
        Add((m, i) => new TaskCanceledException(m, i));
        Add((m, i) => new TimeoutException(m, i));
        Add((m, i) => new UnauthorizedAccessException(m, i));
        Add((m, i) => new IOException(m, i));
        Add((m, i) => new EndOfStreamException(m, i));
        Add((m, i) => new FileNotFoundException(m, i));
        Add((m, i) => new DirectoryNotFoundException(m, i));
        Add((m, i) => new InvalidDataException(m, i));
        Add((m, i) => new System.Net.Http.HttpRequestException(m, i));
        Add((m, i) => new System.Text.Json.JsonException(m, i));
        Add((m, i) => new System.Xml.XmlException(m, i));
        Add((m, i) => new System.Security.SecurityException(m, i));
        Add((m, i) => new AggregateException(m, i is null ? [] : [i]));
        return known;
    }
}
