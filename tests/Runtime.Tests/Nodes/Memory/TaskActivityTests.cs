using Remote.ControlPlane;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Nodes.Memory;

public sealed class TaskActivityTests : IDisposable
{
    private readonly Place place = new();

    private string File => Path.Combine(place.Folder, "tasks");

    [Fact]
    public void Tasks_that_have_begun_are_read_from_outside_the_oldest_first()
    {
        TaskActivity activity = TaskActivity.TryCreate(File)!;
        TaskMark first = activity.Begin(1, "A.One", mayRetry: true, now: 20)!.Value;
        activity.Begin(0, "A.Two", mayRetry: false, now: 10);
        Assert.Equal([new BegunTask("A.Two", false, 10), new BegunTask("A.One", true, 20)], TaskActivity.TryRead(File));
        activity.End(first);
        Assert.Equal([new BegunTask("A.Two", false, 10)], TaskActivity.TryRead(File));
        activity.Begin(3, "A.Three", mayRetry: true, now: 30);
        Assert.Equal("A.Three", TaskActivity.TryRead(File)![1].Name);
    }

    [Fact]
    public void Of_a_long_name_the_end_is_kept()
    {
        TaskActivity.TryCreate(File)!.Begin(1, new string('x', 500) + ".Method", mayRetry: true, now: 1);
        string name = Assert.Single(TaskActivity.TryRead(File)!).Name;
        Assert.EndsWith("x.Method", name);
        Assert.InRange(name.Length, 50, 100);
    }

    [Fact]
    public void Those_beyond_its_room_are_left_out_until_there_is_some()
    {
        TaskActivity activity = TaskActivity.TryCreate(File)!;
        TaskMark[] marks = [.. Enumerable.Range(0, TaskActivity.Capacity).Select(i => activity.Begin((ulong)i, $"{i}", true, i + 1)!.Value)];
        Assert.Null(activity.Begin(100, "late", true, 100));
        Assert.Equal(TaskActivity.Capacity, TaskActivity.TryRead(File)!.Count);
        activity.End(marks[5]);
        Assert.NotNull(activity.Begin(100, "late", true, 100));
        Assert.Equal("late", TaskActivity.TryRead(File)![^1].Name);
    }

    [Fact]
    public void What_is_not_there_or_not_whole_is_not_read()
    {
        Assert.Null(TaskActivity.TryRead(File));
        System.IO.File.WriteAllText(File, "x");
        Assert.Null(TaskActivity.TryRead(File));
        Assert.Null(TaskActivity.TryCreate(Path.Combine(place.Folder, "missing", "tasks")));
    }

    public void Dispose() => place.Dispose();
}
