#region Page
[Remote]
public class Table(long size)
{
    public long Size() => size;
}

public static class Program
{
    public static IActorRef<Table> Create(long side) => Table.Remote(Work.Remote().Square(side));
}
#endregion

public static class Work { [Remote] public static long Square(long x) => x * x; }
