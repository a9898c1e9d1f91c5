using Remote.Analyzers.Contracts;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Contracts;

public sealed class REM3002Tests
{
    private const string Body = """
         { public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Money? value) { } public override void Deserialize(ref MemoryPackReader reader, scoped ref Money? value) { } }

        """;

    private const string Money = "public sealed class Money;\n";

    [Fact]
    public Task Fires_at_what_cannot_be_made() => Rule.Fires<UnusableFormatterAnalyzer>($$"""
        using MemoryPack;
        [assembly: RemoteFormatter(typeof(Money))]
        [assembly: RemoteFormatter(typeof(Abstract))]
        [assembly: RemoteFormatter(typeof(Generic<>))]
        [assembly: RemoteFormatter(typeof(Generic<int>))]
        [assembly: RemoteFormatter(typeof(WithParameter))]
        [assembly: RemoteFormatter(typeof(ForText))]
        {{Money}}
        public abstract class Abstract : MemoryPackFormatter<Money>{{Body}}
        public class Generic<T> : MemoryPackFormatter<Money>{{Body}}
        public class WithParameter(int x) : MemoryPackFormatter<Money>{{Body.Replace("{ }", "{ _ = x; }")}}
        public class ForText : MemoryPackFormatter<string>{{Body.Replace("Money", "string")}}
        """, "Money", "Abstract", "Generic<>", "Generic<int>", "WithParameter", "ForText");

    [Fact]
    public Task Fires_at_the_second_for_one_type() => Rule.Fires<UnusableFormatterAnalyzer>($$"""
        using MemoryPack;
        [assembly: RemoteFormatter(typeof(First)), RemoteFormatter(typeof(Second))]
        {{Money}}
        public class First : MemoryPackFormatter<Money>{{Body}}
        public class Second : MemoryPackFormatter<Money>{{Body}}
        """, "Second");

    [Fact]
    public Task Stays_quiet_about_formatters() => Rule.StaysQuiet<UnusableFormatterAnalyzer>($$"""
        using MemoryPack;
        [assembly: RemoteFormatter(typeof(Formatter))]
        [assembly: RemoteFormatter(typeof(Derived.Nested))]
        {{Money}}
        internal sealed class Formatter : MemoryPackFormatter<Money>{{Body}}
        public class Coin;
        public class Derived { internal class Base : MemoryPackFormatter<Coin>{{Body.Replace("Money", "Coin")}} internal sealed class Nested : Base; }
        """);
}
