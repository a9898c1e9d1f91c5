using System.Runtime.CompilerServices;

namespace Remote.Objects;

/// <summary>
/// Refs that came home to the owner of their object. Others find the object by the ref that was sent: it lives as long as those that came
/// back. Beside the refs, as few ever come home.
/// </summary>
internal static class HomeRef
{
    private static readonly ConditionalWeakTable<ObjectRef, ObjectRef> Sent = [];

    public static void Keep(ObjectRef home, ObjectRef sent) => Sent.Add(home, sent);
}
