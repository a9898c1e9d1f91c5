using System.Security.Cryptography;
using Remote.Wire;

namespace Remote.Messaging;

/// <summary>The listening end: told who calls, it challenges and proves itself; then it wants the caller's proof.</summary>
internal sealed class ListenerHandshake : Handshake
{
    private readonly HandshakeTranscript transcript;
    private bool challenged;

    public ListenerHandshake(PeerAddress self, byte[] secret) =>
        transcript = new HandshakeTranscript(secret) { Listener = self.Process, Endpoint = self.Endpoint };

    public override HandshakeStatus Next(Frame frame, MessageBuffer reply) =>
        challenged ? Verify(frame) : Challenge(frame, reply);

    private HandshakeStatus Challenge(Frame frame, MessageBuffer reply)
    {
        if (frame.Kind != FrameKind.ClientHello) return Refuse($"sent {frame.Kind} before the handshake");
        if (!HandshakeFrames.TryReadClientHello(frame.Payload, out ulong dialler, out ulong listener, transcript.DiallerNonce))
            return Refuse("sent a greeting that is not of this protocol");
        if (listener != transcript.Listener) return Refuse($"wanted process {listener}");
        if (dialler == transcript.Listener) return Refuse("claims to be this process");
        Process = transcript.Dialler = dialler;
        RandomNumberGenerator.Fill(transcript.ListenerNonce);
        Span<byte> proof = stackalloc byte[HandshakeFrames.ProofSize];
        transcript.WriteProof(HandshakeRole.Listener, proof);
        HandshakeFrames.WriteServerProof(reply, transcript.ListenerNonce, proof);
        challenged = true;
        return HandshakeStatus.Waiting;
    }

    private HandshakeStatus Verify(Frame frame)
    {
        if (frame.Kind != FrameKind.ClientProof) return Refuse($"sent {frame.Kind} instead of its proof");
        return transcript.IsProof(HandshakeRole.Dialler, frame.Payload)
            ? HandshakeStatus.Proved
            : Refuse("did not prove that it knows the session's secret");
    }
}
