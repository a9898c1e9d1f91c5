namespace Remote.Codecs.Tests.Generation;

public sealed class ExceptionGeneratorTests
{
    [Fact]
    public void Exceptions_that_a_message_can_make_are_registered()
    {
        string generated = Compiler.Generate("""
            public class Both : Exception { public Both(string m) : base(m) { } public Both(string m, Exception? i) : base(m, i) { } }
            internal sealed class Plain(string message) : Exception(message);
            public class Derived : Both { public Derived(string m) : base(m) { } }
            """);

        Assert.Contains("Register<global::Both>(static (message, cause) => new global::Both(message, cause))", generated);
        Assert.Contains("Register<global::Plain>(static (message, cause) => new global::Plain(message))", generated);
        Assert.Contains("Register<global::Derived>", generated);
    }

    [Theory]
    [InlineData("public abstract class E(string m) : Exception(m);")]
    [InlineData("public class E(int code) : Exception(code.ToString());")]
    [InlineData("public class E<T>(string m) : Exception(m);")]
    [InlineData("public class Outer { private class E(string m) : Exception(m); }")]
    [InlineData("public class E : Exception { private E(string m) : base(m) { } }")]
    [InlineData("public class E(string m) : Exception(m) { public required int Code { get; init; } }")]
    [InlineData("public class NoException(string m) : List<string>([m]);")]
    public void Others_are_not(string source) => Assert.Empty(Compiler.Generate(source));

    [Fact]
    public void This_project_s_own_exceptions_can_be_made_again()
    {
        Exception? made = Errors.ExceptionRegistry.TryCreate(typeof(Types.LateException).FullName!, "late", new TimeoutException());

        Assert.IsType<TimeoutException>(Assert.IsType<Types.LateException>(made).InnerException);
    }
}
