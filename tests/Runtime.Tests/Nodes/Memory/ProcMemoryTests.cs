using System.Runtime.InteropServices;
using Remote.ControlPlane;
using Remote.Nodes.Memory;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Nodes.Memory;

public sealed class ProcMemoryTests
{
    private const int Size = 200 << 20;
    private const int Noise = 100 << 20;

    private readonly ProcMemory memory = new();

    [Fact]
    public void The_machine_has_as_much_as_the_runtime_says_and_uses_a_part_of_it()
    {
        MachineMemory machine = memory.ReadMachine()!.Value;
        Assert.InRange(machine.Total, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, long.MaxValue);
        Assert.InRange(machine.Fraction, 0.001, 1.0);
        Assert.InRange(machine.Shared, 0, machine.Used);
    }

    [Fact]
    public unsafe void What_a_process_takes_counts_once_it_is_touched()
    {
        void* taken = NativeMemory.Alloc(Size);
        try
        {
            long before = memory.ReadPrivate(Environment.ProcessId);
            Assert.InRange(before, 1 << 20, long.MaxValue);
            NativeMemory.Fill(taken, Size, 1);
            Assert.InRange(memory.ReadPrivate(Environment.ProcessId) - before, Size - Noise, Size + Noise);
        }
        finally
        {
            NativeMemory.Free(taken);
        }
    }

    [Fact]
    public unsafe void What_it_shares_does_not_count()
    {
        using var place = new Place();
        byte* shared = MappedFile.TryCreate(Path.Combine(place.Folder, "shared"), Size);
        long before = memory.ReadPrivate(Environment.ProcessId);
        new Span<byte>(shared, Size).Fill(1);
        Assert.InRange(memory.ReadPrivate(Environment.ProcessId) - before, -Noise, Noise);
    }

    [Fact]
    public void One_that_is_gone_holds_nothing() => Assert.Equal(0, memory.ReadPrivate(int.MaxValue));

    [Fact]
    public void The_room_is_that_of_the_memory_with_the_fewest_bytes_left_though_another_is_fuller()
    {
        using var place = new Place();
        Write(place, "proc/meminfo", "MemTotal: 1000000 kB\nMemAvailable: 500000 kB\nShmem: 10 kB\n");
        Write(place, "proc/self/cgroup", "0::/mine\n");
        Write(place, "groups/mine/memory.max", "1024000\n");
        Write(place, "groups/mine/memory.current", "102400\n");
        Write(place, "groups/mine/memory.stat", "shmem 0\ninactive_file 0\nactive_file 0\nslab_reclaimable 0\n");
        using var two = new ProcMemory(Path.Combine(place.Folder, "proc"), Path.Combine(place.Folder, "groups"));
        Assert.Equal(0, two.RoomBelow(0.5));
        Assert.Equal(("The machine", 0.5), (two.ReadMachine()!.Value.Who, two.ReadMachine()!.Value.Fraction));
        Assert.Equal(921_600 - 102_400, two.RoomBelow(0.9));
    }

    [Fact]
    public void A_reading_costs_next_to_no_garbage()
    {
        for (int i = 0; i < 10; i++) memory.ReadMachine();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) memory.ReadMachine();
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 200);
        for (int i = 0; i < 10; i++) memory.ReadPrivate(Environment.ProcessId);
        before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) memory.ReadPrivate(Environment.ProcessId);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 1000);
    }

    private static void Write(Place place, string file, string text)
    {
        string path = Path.Combine(place.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
