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
}
