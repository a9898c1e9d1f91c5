#region Page
[Remote]
public class Table
{
    private readonly ObjectRef<long> size;

    public Table(long side) => size = Work.Remote().Square(side);

    public async Task<long> SizeAsync() => await size;
}
#endregion

public static class Work { [Remote] public static long Square(long x) => x * x; }
