package dev.vox.runtime.orchestrator.message;

import dev.vox.runtime.audio.WireFormat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Audio as binary frames, by the sub-protocol `vox.binary.v1`: eight bytes of sequence, big-endian, then the samples.
public final class AudioBinary {
    /// The sub-protocol's name.
    public static final String SUB_PROTOCOL = "vox.binary.v1";

    /// Bytes before the samples.
    public static final int HEADER_BYTES = Long.BYTES;

    private AudioBinary() {}

    /// Writes a frame.
    ///
    /// @param target takes [#HEADER_BYTES] more bytes than `pcm` has
    public static void write(byte[] pcm, long sequence, byte[] target) {
        ByteBuffer.wrap(target).putLong(sequence).put(pcm);
    }

    /// Reads a frame.
    ///
    /// @throws InvalidMessageException when it has not 1928 bytes
    public static ServerMessage.Audio decode(byte[] frame) throws InvalidMessageException {
        if (frame.length != HEADER_BYTES + WireFormat.FRAME_BYTES) {
            throw new InvalidMessageException(
                    "an audio frame has "
                            + (HEADER_BYTES + WireFormat.FRAME_BYTES)
                            + " bytes, not "
                            + frame.length);
        }
        return new ServerMessage.Audio(
                Arrays.copyOfRange(frame, HEADER_BYTES, frame.length),
                WireFormat.SAMPLE_RATE,
                WireFormat.FRAME_MILLIS,
                ByteBuffer.wrap(frame).getLong());
    }
}
