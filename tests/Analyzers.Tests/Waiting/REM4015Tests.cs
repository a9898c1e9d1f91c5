using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4015Tests
{
    private const string Refs = "var refs = new List<ObjectRef<int>>(); ";

    [Theory]
    [InlineData("""while (true) refs.Add(Work.Remote().F(1));""", "refs.Add(Work.Remote().F(1))")]
    [InlineData("""for (;;) { var r = Work.Remote().F(1); refs.Add(r); }""", "refs.Add(r)")]
    [InlineData("""while (!stop.IsCancellationRequested) { foreach (int x in xs) refs.Add(Work.Remote().F(x)); } await refs;""", "refs.Add(Work.Remote().F(x))")]
    [InlineData("""using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync(stop)) refs.Add(counter.Add(1));""", "refs.Add(counter.Add(1))")]
    [InlineData("""bool running = true; while (running) { refs.Add(counter.Add(1)); await Task.Delay(1); }""", "refs.Add(counter.Add(1))")]
    public Task Fires_where_nothing_is_removed(string statements, string at) => Rule.Fires<UnboundedRefsAnalyzer>(Programs.Async(Refs + statements), at);

    [Theory]
    [InlineData("""while (true) { refs.Add(Work.Remote().F(1)); if (refs.Count > 9) { await refs; refs.Clear(); } }""")]
    [InlineData("""while (true) { refs.Add(Work.Remote().F(1)); refs.RemoveAt(0); }""")]
    [InlineData("""while (true) { refs.Add(Work.Remote().F(1)); refs = (await ObjectRef.WaitAsync(refs, 1)).Pending.ToList(); }""")]
    [InlineData("""while (true) { var r = Work.Remote().F(1); refs.Add(r); await r; }""")]
    [InlineData("""while (true) { var mine = new List<ObjectRef<int>>(); foreach (int x in xs) mine.Add(Work.Remote().F(x)); total += (await mine).Length; }""")]
    [InlineData("""while (true) { refs.Add(Work.Remote().F(1)); if (total++ > 9) break; }""")]
    [InlineData("""int i = 0; while (i < 9) { refs.Add(Work.Remote().F(i)); i++; }""")]
    [InlineData("""for (int i = 0; i < 9; i++) refs.Add(Work.Remote().F(i));""")]
    [InlineData("""bool more = true; while (more) { refs.Add(Work.Remote().F(1)); more = xs.Length > 3; }""")]
    [InlineData("""var drain = Task.Run(() => refs.Clear()); while (true) refs.Add(Work.Remote().F(1));""")]
    [InlineData("""var numbers = new List<int>(); while (true) numbers.Add(1);""")]
    [InlineData("""var todo = new Queue<int>(xs); while (todo.TryDequeue(out int x)) refs.Add(Work.Remote().F(x));""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<UnboundedRefsAnalyzer>(Programs.Async(Refs + statements));
}
