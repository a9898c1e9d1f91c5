#region Page
[Remote] public class Account(decimal balance) { public bool HasExactly(Money amount) => balance == amount.Value; }
#endregion
public sealed record Money(decimal Value);
