#region Page
[Remote(MaxConcurrency = 8)]
public class Account(IActorRef<Bank> bank)
{
    private decimal balance;

    public async Task Deposit(decimal amount, string currency)
    {
        decimal converted = await bank.Convert(amount, currency);
        balance += converted;
    }
}
#endregion

[Remote] public class Bank { public decimal Convert(decimal amount, string currency) => currency == "EUR" ? amount : amount * 0.9m; }
