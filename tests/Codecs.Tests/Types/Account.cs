namespace Remote.Codecs.Tests.Types;

public class Account(string owner, decimal balance)
{
    private readonly string owner = owner;

    public string Owner => owner;

    public decimal Balance { get; private set; } = balance;

    public List<string> Notes { get; set; } = [];

    [NonSerialized] private int cached = 7;

    public void Deposit(decimal amount) => Balance += amount + (cached * 0);
}
