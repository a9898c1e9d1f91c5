[Remote]
public class Counter                // an actor
{
    private int value;

    public int Next() => ++value;
}

public static class Work
{
    [Remote] public static int Next(int x) => x + 1;   // a task
}
