using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>The calls that a running call has made: those that have not ended are cancelled with it, and so on down.</summary>
internal static class ChildCalls
{
    /// <param name="session">The process that runs the parent.</param>
    /// <param name="family">What the children know their parent by.</param>
    public static void Cancel(Session session, object family)
    {
        foreach (Call child in session.Calls.Snapshot())
        {
            if (child.Parent == family && child.EndsWithParent) child.Cancel("the call that made it was cancelled");
        }
    }
}
