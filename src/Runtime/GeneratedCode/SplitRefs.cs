using System.ComponentModel;
using Remote.Hosting;

namespace Remote.GeneratedCode;

/// <summary>Makes the refs to a split result's elements, in their order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SplitRefs
{
    private readonly Session session;
    private readonly List<ObjectRef> elements = [];

    internal SplitRefs(Session session) => this.session = session;

    /// <summary>The ref to the next element.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    public ObjectRef<T> Next<T>()
    {
        var element = new ObjectRef<T>(session);
        elements.Add(element);
        return element;
    }

    internal ObjectRef[] ToArray() => [.. elements];
}
