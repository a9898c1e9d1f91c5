// The compiler: CS1503 CS1929
[Remote] public class Dog { public int Bark() => 1; }

#region Page
[Remote]
public class Counter
{
    public int Add(int by) => by;
}

public static class App
{
    public static async Task Run(IActorRef<Counter> counter)
    {
        await counter.Add("two");   // it takes (int by)
        await counter.Bark();       // it has Add
    }
}
#endregion
