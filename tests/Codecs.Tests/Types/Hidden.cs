namespace Remote.Codecs.Tests.Types;

internal sealed record Hidden(int Value, Hidden.Nested? Inner)
{
    internal sealed record Nested(string @class);
}
