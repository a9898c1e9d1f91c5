using Remote.Messaging;
using Remote.Objects;
using Remote.Wire;

namespace Remote.Runtime.Tests.Objects;

/// <summary>What the refs of a message cost in it.</summary>
public sealed class RefListTests
{
    private const string Endpoint = "tcp://127.0.0.1:40123";

    [Fact]
    public void An_owner_is_named_once_for_all_of_its_refs_in_a_row()
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        var list = new RefListWriter(buffer);
        for (ulong number = 0; number < 10_000; number++) list.WriteObject(new ObjectId(3, number), new PeerAddress(3, Endpoint));
        Assert.InRange(buffer.Length, 10_000 * 9, (10_000 * 9) + 64);
        buffer.Return();
    }

    [Fact]
    public void A_ref_of_the_owner_before_it_with_none_before_it_is_malformed()
        => Assert.Throws<InvalidDataException>(static () =>
        {
            var reader = new MessageReader([(byte)RefKind.ObjectOfSameOwner, 1, 0, 0, 0, 0, 0, 0, 0]);
            new RefListReader(null!, null).Receive(ref reader);
        });
}
