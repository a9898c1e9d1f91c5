[Remote(MaxRestarts = 3)]
public class Counter
{
    public int Next() => 1;
}

public static class Work
{
    [Remote(Cpus = 0)] public static int Square(int x) => x * x;
}
