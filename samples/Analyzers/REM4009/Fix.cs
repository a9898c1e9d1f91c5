#region Page
[Remote]
public class Total
{
    private long sum;

    public async Task AddAsync(long x, CancellationToken stop)
    {
        await Task.Delay(10, stop);
        sum += await Work.Remote().Square(x, stop);
    }
}
#endregion

public static class Work { [Remote] public static long Square(long x) => (long)Math.Pow(x, 2); }
