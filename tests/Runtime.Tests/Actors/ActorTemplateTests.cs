using Remote.ActorModel;
using Remote.GeneratedCode;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>What a class keeps of the options it was last made with is never another's, nor an earlier state of them.</summary>
public sealed class ActorTemplateTests
{
    private readonly ActorClass actorClass = new(1, "signature", "Counter", new ActorOptions { MaxRestarts = 3, MaxConcurrency = 2 }, static _ => new object());

    [Fact]
    public void The_same_options_have_the_same_template_and_others_have_theirs()
    {
        ActorOptions named = new() { Name = "one", MaxRestarts = 7 };
        ActorTemplate plain = ActorTemplate.Of(actorClass, null);
        Assert.Same(plain, ActorTemplate.Of(actorClass, null));
        Assert.Equal((3, 2, null), (plain.Spec.MaxRestarts, plain.Spec.MaxConcurrency, plain.Spec.Name));
        ActorTemplate other = ActorTemplate.Of(actorClass, named);
        Assert.Equal((7, 2, "one"), (other.Spec.MaxRestarts, other.Spec.MaxConcurrency, other.Spec.Name));
        Assert.Same(other, ActorTemplate.Of(actorClass, named));
        Assert.Equal((3, 2, null), (ActorTemplate.Of(actorClass, null).Spec.MaxRestarts, plain.Spec.MaxConcurrency, plain.Spec.Name));
    }

    [Fact]
    public void Collections_are_read_anew_each_time()
    {
        var resources = new Dictionary<string, double> { ["slot"] = 1 };
        var retried = new List<Type>();
        ActorOptions options = new() { Resources = resources, RetryOn = retried, MaxTaskRetries = 1 };
        Assert.Equal((1, 0), Read());
        resources["slot"] = 2;
        retried.Add(typeof(IOException));
        Assert.Equal((2, 1), Read());

        (double, int) Read()
        {
            ActorTemplate template = ActorTemplate.Of(actorClass, options);
            return (template.Spec.Demand.ToAmounts()["slot"], template.Spec.RetryOn?.Length ?? 0);
        }
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused_each_time()
    {
        ActorOptions options = new() { MaxConcurrency = 0 };
        for (int i = 0; i < 2; i++) Assert.Throws<ArgumentException>(() => ActorTemplate.Of(actorClass, options));
    }
}
