#region Page
[Remote]
public class Total
{
    private long sum;

    public async Task AddAsync(long x, CancellationToken stop)
    {
        await Task.Delay(10, stop);
        sum += Work.Remote().Square(x, stop).Get();
    }
}
#endregion

public static class Work { [Remote] public static long Square(long x) => (long)Math.Pow(x, 2); }
