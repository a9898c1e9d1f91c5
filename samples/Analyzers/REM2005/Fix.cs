#region Page
[Remote]
public class Counter
{
    public int Add(int by) => by;
    public int Bark() => 1;
}

public static class App
{
    public static async Task Run(IActorRef<Counter> counter)
    {
        await counter.Add(2);
        await counter.Bark();
    }
}
#endregion
