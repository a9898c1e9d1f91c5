#region Page
[Remote] public class Account(decimal balance) { public bool Equals(Money amount) => balance == amount.Value; }
#endregion
public sealed record Money(decimal Value);
