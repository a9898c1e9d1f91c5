using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Remote.Architecture.Tests;

public sealed class NamingTests
{
    [Fact]
    public void What_is_public_is_for_users_or_for_generated_code()
    {
        string[] elsewhere = [.. Rooms.Runtime.GetExportedTypes().Where(t => t.Namespace is not ("Remote" or "Remote.GeneratedCode")).Select(t => t.FullName!)];
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Classes_are_sealed_abstract_or_static()
    {
        string[] open =
        [
            .. Rooms.Runtime.GetTypes().Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && Rooms.Of(t.Namespace) is not null && !t.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(t => t.FullName!)
        ];
        Assert.Empty(open);
    }

    [Fact]
    public void Log_messages_have_ids_of_their_own()
    {
        int[] ids =
        [
            .. Rooms.Runtime.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(a => a.EventId)
        ];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
