using Remote.ControlPlane;
using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>Which leases of this worker have work that could run. One whose every task waits is blocked: the node may lend its resources. Guarded by the executor.</summary>
internal sealed class LeaseActivity(Session session)
{
    private readonly Dictionary<ulong, (int Active, int Waiting)> leases = [];

    public void Begin(ulong lease) => Change(lease, +1, 0);

    public void End(ulong lease) => Change(lease, -1, 0);

    public void Wait(ulong lease) => Change(lease, -1, +1);

    public void Resume(ulong lease) => Change(lease, +1, -1);

    public void EndWaiting(ulong lease) => Change(lease, 0, -1);

    private void Change(ulong lease, int active, int waiting)
    {
        leases.TryGetValue(lease, out (int Active, int Waiting) was);
        (int Active, int Waiting) now = (was.Active + active, was.Waiting + waiting);
        if (now is (0, 0)) leases.Remove(lease);
        else leases[lease] = now;
        if (IsBlocked(now) != IsBlocked(was)) session.Control.Send(new LeaseBlocked(lease, IsBlocked(now)));
    }

    private static bool IsBlocked((int Active, int Waiting) lease) => lease.Active <= 0 && lease.Waiting > 0;
}
