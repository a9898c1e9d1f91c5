namespace Remote;

/// <summary>
/// Says how values of a type cross that Remote writes no codec for, or should write none for, as a type of another library: by a formatter of your own.
/// <code>
/// [assembly: RemoteFormatter(typeof(MoneyFormatter))]
///
/// internal sealed class MoneyFormatter : MemoryPackFormatter&lt;Money&gt;
/// {
///     public override void Serialize&lt;TBufferWriter&gt;(ref MemoryPackWriter&lt;TBufferWriter&gt; writer, scoped ref Money? value) { … }
///     public override void Deserialize(ref MemoryPackReader reader, scoped ref Money? value) { … }
/// }
/// </code>
/// </summary>
/// <remarks>
/// The formatter is registered when the assembly is loaded, in driver and workers alike, for the very type that it names: not for types derived from it. It is used wherever the type crosses in this
/// assembly's remote signatures, alone or inside of other types. One object of it serves all threads. It reads bytes that come from processes of the same program; it has to check lengths that it reads
/// before it allocates by them, as codecs of Remote do.
/// </remarks>
/// <param name="formatter">A class that derives from <c>MemoryPackFormatter&lt;T&gt;</c>, not generic, with a constructor without parameters, which the assembly can reach.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RemoteFormatterAttribute(Type formatter) : Attribute
{
    /// <summary>The formatter's class.</summary>
    public Type Formatter { get; } = formatter;
}
