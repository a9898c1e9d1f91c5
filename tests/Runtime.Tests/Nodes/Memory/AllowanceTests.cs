using CsCheck;
using Remote.Nodes.Memory;

namespace Remote.Runtime.Tests.Nodes.Memory;

public sealed class AllowanceTests
{
    private const long Declared = 100;
    private const long Before = 1000;
    private const long Most = Before + Declared + Allowance.Slack;

    [Fact]
    public void What_stays_within_what_was_declared_is_left_alone()
        => Gen.Long[0, Most].Array[1, 50].Sample(static readings =>
        {
            Allowance allowance = Begun();
            Assert.All(readings, held => Assert.Equal(Verdict.Keep, allowance.OnReading(held, Declared)));
        });

    [Fact]
    public void What_stays_beyond_is_asked_to_collect_once_and_ended_if_it_does_not_answer()
    {
        Allowance allowance = Begun();
        Verdict[] verdicts = [.. Enumerable.Range(0, Allowance.ReadingsUntilEnd).Select(_ => allowance.OnReading(Most + 1, Declared))];
        Assert.Equal([Verdict.Keep, Verdict.Collect, .. Enumerable.Repeat(Verdict.Keep, Allowance.ReadingsUntilEnd - 3), Verdict.End], verdicts);
    }

    [Fact]
    public void What_is_still_beyond_when_it_has_collected_is_ended_at_once()
    {
        Allowance allowance = Asked();
        Assert.Equal(Verdict.End, allowance.OnCollected(Most + 1, Declared));
    }

    [Fact]
    public void What_was_garbage_is_excused_for_a_while_and_then_asked_again()
    {
        Allowance allowance = Asked();
        for (int round = 0; round < 5; round++)
        {
            Assert.Equal(Verdict.Keep, allowance.OnCollected(Most, Declared));
            for (int i = 0; i <= Allowance.ReadingsExcused; i++) Assert.Equal(Verdict.Keep, allowance.OnReading(Most + 1, Declared));
            Assert.Equal(Verdict.Collect, allowance.OnReading(Most + 1, Declared));
        }
    }

    [Fact]
    public void An_answer_that_comes_when_the_work_is_another_means_nothing()
    {
        Allowance allowance = Asked();
        allowance.Begin(Before);
        Assert.Equal(Verdict.Keep, allowance.OnCollected(long.MaxValue, Declared));
        Assert.Equal(Verdict.Keep, Begun().OnCollected(long.MaxValue, Declared));
    }

    [Fact]
    public void Only_readings_in_a_row_count()
        => Gen.Bool.Array[1, 60].Sample(static beyond =>
        {
            Allowance allowance = Begun();
            int row = 0;
            foreach (bool one in beyond)
            {
                row = one ? row + 1 : 0;
                Verdict expected = row == Allowance.ReadingsUntilCollection ? Verdict.Collect : row >= Allowance.ReadingsUntilEnd ? Verdict.End : Verdict.Keep;
                Assert.Equal(expected, allowance.OnReading(one ? Most + 1 : Most, Declared));
            }
        });

    [Fact]
    public void What_the_worker_held_before_is_not_counted()
    {
        Allowance allowance = Begun();
        allowance.Begin(5 * Most);
        for (int i = 0; i < 20; i++) Assert.Equal(Verdict.Keep, allowance.OnReading((5 * Most) + Declared, Declared));
    }

    private static Allowance Asked()
    {
        Allowance allowance = Begun();
        for (int i = 0; i < Allowance.ReadingsUntilCollection; i++) allowance.OnReading(Most + 1, Declared);
        return allowance;
    }

    private static Allowance Begun()
    {
        var allowance = new Allowance();
        allowance.Begin(Before);
        return allowance;
    }
}
