using Remote.Nodes.Memory;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Nodes.Memory;

/// <summary>Control groups as files that a test writes: the machine that it runs on has its own.</summary>
public sealed class MemoryGroupTests : IDisposable
{
    private readonly Place place = new();

    [Fact]
    public void A_limited_group_of_version_2_counts_shared_memory_and_no_files()
    {
        Membership("0::/service/mine");
        Second("service/mine", limit: "1000", used: 900);
        MachineMemory group = Assert.Single(Read());
        Assert.Equal(("The control group /service/mine", 1000, 900 - 300 - 200 - 50, 120), (group.Who, group.Total, group.Used, group.Shared));
    }

    [Fact]
    public void A_limited_group_of_version_1_counts_the_same()
    {
        Membership("5:cpu,cpuacct:/service", "4:memory:/service", "1:name=systemd:/service");
        First("service", limit: 1000, used: 900);
        MachineMemory group = Assert.Single(Read());
        Assert.Equal((1000, 900 - 300 - 200, 120), (group.Total, group.Used, group.Shared));
    }

    [Fact]
    public void Limits_of_outer_groups_hold_as_well()
    {
        Membership("0::/service/mine");
        Second("service/mine", limit: "max", used: 10_000);
        Second("service", limit: "20000", used: 15_550);
        MachineMemory group = Assert.Single(Read());
        Assert.Equal(("The control group /service", 0.75), (group.Who, group.Fraction));
    }

    [Fact]
    public void In_a_container_that_sees_only_itself_its_own_group_is_found()
    {
        Membership("4:memory:/docker/0123456789abcdef");
        First("", limit: 1000, used: 900);
        Assert.Equal("The container", Assert.Single(Read()).Who);
    }

    [Fact]
    public void Without_a_limit_there_is_nothing_to_say()
    {
        Membership("4:memory:/", "0::/");
        First("", limit: 0x7FFF_FFFF_FFFF_F000, used: 900);
        Second("", limit: "max", used: 900);
        Assert.Empty(Read());
    }

    [Fact]
    public void A_change_of_a_limit_is_seen_and_a_group_that_is_gone_has_none()
    {
        Membership("0::/mine");
        Second("mine", limit: "1000", used: 900);
        MemoryGroup group = Assert.Single(Find());
        Second("mine", limit: "5000", used: 600);
        Assert.Equal((5000, 50), (group.Read()!.Value.Total, group.Read()!.Value.Used));
        Second("mine", limit: "max", used: 600);
        Assert.Null(group.Read());
    }

    public void Dispose() => place.Dispose();

    private IReadOnlyList<MemoryGroup> Find() => MemoryGroup.Find(Path.Combine(place.Folder, "membership"), Path.Combine(place.Folder, "groups"), SystemFile.CreateBuffer());

    private MachineMemory[] Read() => [.. Find().Select(static g => g.Read()).OfType<MachineMemory>()];

    private void Membership(params string[] lines) => File.WriteAllLines(Path.Combine(place.Folder, "membership"), lines);

    private void Second(string group, string limit, long used)
        => Write(
            Path.Combine("groups", group), ("memory.max", limit), ("memory.current", $"{used}"),
            ("memory.stat", "anon 500\nfile 620\nshmem 120\ninactive_anon 1\ninactive_file 300\nactive_file 200\nslab_reclaimable 50\nslab 60\n"));

    private void First(string group, long limit, long used)
        => Write(
            Path.Combine("groups", "memory", group), ("memory.limit_in_bytes", $"{limit}"), ("memory.usage_in_bytes", $"{used}"),
            ("memory.stat", "cache 1\nshmem 1\ninactive_file 1\nactive_file 1\ntotal_cache 620\ntotal_shmem 120\ntotal_inactive_file 300\ntotal_active_file 200\n"));

    private void Write(string folder, params (string Name, string Text)[] files)
    {
        string path = Path.Combine(place.Folder, folder);
        Directory.CreateDirectory(path);
        foreach ((string name, string text) in files)
        {
            // In place: the reader keeps its files open.
            using var file = new FileStream(Path.Combine(path, name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(text + "\n"));
        }
    }
}
