using System.Security.Cryptography;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>
/// The dialling end: told who listens, it introduces itself; it wants the listener's proof before it gives its own, so a process that
/// took over a port learns nothing but a nonce.
/// </summary>
/// <param name="self">This process.</param>
/// <param name="secret">The session's secret.</param>
/// <param name="dialled">The endpoint that was dialled to reach a process, or null where none was.</param>
internal sealed class DiallerHandshake(ulong self, byte[] secret, Func<ulong, string?> dialled) : Handshake
{
    private readonly HandshakeTranscript transcript = new(secret) { Dialler = self };
    private bool introduced;

    public override HandshakeStatus Next(Frame frame, MessageBuffer reply) =>
        introduced ? Verify(frame, reply) : Introduce(frame, reply);

    private HandshakeStatus Introduce(Frame frame, MessageBuffer reply)
    {
        if (frame.Kind != FrameKind.Hello) return Refuse($"sent {frame.Kind} before the handshake");
        if (!HandshakeFrames.TryReadHello(frame.Payload, out ulong listener)) return Refuse("sent a greeting that is not of this protocol");
        Process = transcript.Listener = listener;
        if (dialled(listener) is not { } endpoint) return Refuse($"says it is process {listener}, which was not called");
        transcript.Endpoint = endpoint;
        RandomNumberGenerator.Fill(transcript.DiallerNonce);
        HandshakeFrames.WriteClientHello(reply, self, listener, transcript.DiallerNonce);
        introduced = true;
        return HandshakeStatus.Waiting;
    }

    private HandshakeStatus Verify(Frame frame, MessageBuffer reply)
    {
        if (frame.Kind != FrameKind.ServerProof) return Refuse($"sent {frame.Kind} instead of its proof");
        if (!HandshakeFrames.TryReadServerProof(frame.Payload, transcript.ListenerNonce, out ReadOnlySpan<byte> theirs)
            || !transcript.IsProof(HandshakeRole.Listener, theirs))
            return Refuse("did not prove that it knows the session's secret");
        Span<byte> ours = stackalloc byte[HandshakeFrames.ProofSize];
        transcript.WriteProof(HandshakeRole.Dialler, ours);
        HandshakeFrames.WriteClientProof(reply, ours);
        return HandshakeStatus.Proved;
    }
}
