using System.Reflection;
using System.Reflection.Emit;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Whatever a method throws, its caller learns what and where, and the worker lives.</summary>
[Collection(ClusterCollection.Name)]
public sealed class When_a_method_throws_what_cannot_cross : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Theory(Timeout = Limits.Test)]
    [InlineData("holds a stream", "it holds a stream")]
    [InlineData("has a hostile stack", "HostileStackException")]
    [InlineData("has a hostile cause", "the cause is hostile")]
    [InlineData("is private", "nobody else has me")]
    [InlineData("is many", "one of many")]
    public async Task It_is_told_as_far_as_it_can_be(string kind, string text)
    {
        int worker = await Work.Remote().ProcessId();
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Exotic.Remote().Throw(kind));
        Assert.Contains(text, error.ToString());
        Assert.Contains("Exotic.Throw", error.Message);
        Assert.Contains(Cluster.Current!.Workers, w => w.ProcessId == worker);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_holds_what_cannot_cross_arrives_as_its_type()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Exotic.Remote().Throw("holds a stream"));
        Assert.Equal("it holds a stream", Assert.IsType<StreamException>(error.InnerException).Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_type_that_only_the_worker_knows_is_told_by_name()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Exotic.Remote().Throw("unknown"));
        Assert.Equal("Made.AtRunTimeException", error.OriginalType);
        Assert.Null(error.InnerException);
        Assert.Contains("Made.AtRunTimeException", error.Message);
        Assert.Contains("Exotic", error.RemoteStackTrace);
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData("derived", 3)]
    [InlineData("unknown", 3)]
    [InlineData("holds a stream", 1)]
    public async Task RetryOn_means_derived_types_too_known_here_or_not(string kind, int tries)
    {
        var options = new TaskOptions { RetryOn = [typeof(ArgumentException)], MaxRetries = 2 };
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Exotic.Remote(options).ThrowNoted(kind, place.Folder));
        Assert.Equal(tries, Place.Count(place.Folder, "try-"));
    }
}

public sealed class StreamException(string message, Exception? inner) : Exception(message, inner)
{
    public Stream Open { get; } = new MemoryStream();

    public Action Close { get; } = static () => { };
}

public sealed class HostileStackException : Exception
{
    public override string? StackTrace => throw new InvalidOperationException("no stack for you");
}

internal static class Exotic
{
    private static readonly Lazy<Type> Unknown = new(Make);

    [Remote]
    public static int Throw(string kind) => throw Create(kind);

    [Remote]
    public static int ThrowNoted(string kind, string folder)
    {
        Place.Mark(folder, $"try-{RemoteContext.Current.Attempt}");
        throw Create(kind);
    }

    private static Exception Create(string kind) => kind switch
    {
        "holds a stream" => new StreamException("it holds a stream", null),
        "has a hostile stack" => new HostileStackException(),
        "has a hostile cause" => new InvalidOperationException("the cause is hostile", new HostileException()),
        "is private" => new PrivateException(),
        "is many" => new AggregateException("many", new FormatException("one of many"), new HostileException()),
        "derived" => new ArgumentOutOfRangeException("x"),
        _ => (Exception)Activator.CreateInstance(Unknown.Value)!,
    };

    private static Type Make()
        => AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Made"), AssemblyBuilderAccess.Run).DefineDynamicModule("Made")
            .DefineType("Made.AtRunTimeException", TypeAttributes.Public, typeof(ArgumentException)).CreateType();

    private sealed class PrivateException() : Exception("nobody else has me");
}
