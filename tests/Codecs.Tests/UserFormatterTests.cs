using System.Net;
using Remote.Codecs.Tests.Types;

namespace Remote.Codecs.Tests;

/// <summary>Types that cross by a formatter of the user's.</summary>
public sealed class UserFormatterTests
{
    [Remote]
    internal static Dictionary<string, IPAddress?> Signature(List<IPAddress> addresses, (Secret Secret, IPAddress At) pair) => [];

    [Fact]
    public void A_type_of_another_library_crosses_alone_and_inside_of_others()
    {
        Assert.Equal(IPAddress.IPv6Loopback, Cross(IPAddress.IPv6Loopback));
        Assert.Null(Cross<IPAddress?>(null));
        Assert.Equal([IPAddress.Loopback, IPAddress.Any], Cross<List<IPAddress>>([IPAddress.Loopback, IPAddress.Any]));
        Assert.Equal(new() { ["a"] = IPAddress.Any, ["b"] = null }, Cross<Dictionary<string, IPAddress?>>(new() { ["a"] = IPAddress.Any, ["b"] = null }));
    }

    [Fact]
    public void The_users_formatter_wins_from_the_one_that_would_be_written()
        => Assert.Equal((new Secret(7, ""), IPAddress.Any), Cross((new Secret(7, "hidden"), IPAddress.Any)));

    private static T Cross<T>(T value)
    {
        var specimen = new Specimen<T>(value, false);
        byte[] bytes = specimen.Write();
        object? read = specimen.Read(bytes, out int consumed);
        Assert.Equal(bytes.Length, consumed);
        return (T)read!;
    }
}
