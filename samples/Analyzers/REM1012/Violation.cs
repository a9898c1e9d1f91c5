[Remote(MaxRetries = 3)]
public class Counter
{
    public int Next() => 1;
}

public static class Work
{
    [Remote(Cpus = -1)] public static int Square(int x) => x * x;
}
