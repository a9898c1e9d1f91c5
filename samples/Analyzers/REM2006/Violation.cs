namespace Shop;

public static class Extensions
{
    public static string Describe<T>(this T item) => $"{item}";
}

[Remote]
public class Account
{
    public string Describe() => "an account";
}

public static class App
{
    public static string Run(IActorRef<Account> account) => account.Describe();
}
