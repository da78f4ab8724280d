package dev.vox.runtime.worker;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat.FieldType;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.runtime.audio.WireFormat;

import io.grpc.Drainable;
import io.grpc.KnownLength;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// An `AudioFrame` as it goes over the wire, its audio copied once: from the frame's array to the transport's buffer.
///
/// A message of protobuf may be put together from parts that are messages themselves; so what stays the same in an
/// utterance is encoded once.
///
/// Source: protobuf's encoding, "Last One Wins".
final class OutgoingFrame extends InputStream implements Drainable, KnownLength {
    private static final byte[] NO_AUDIO = {};
    private static final byte[] AUDIO_FIELD = audioField();

    private final byte[] head;
    private final byte[] field;
    private final byte[] audio;
    private final byte[] rest;
    private boolean drained;
    private @Nullable InputStream whole;

    private OutgoingFrame(byte[] head, byte[] audio, byte[] rest) {
        this.head = head;
        this.field = audio.length == 0 ? NO_AUDIO : AUDIO_FIELD;
        this.audio = audio;
        this.rest = rest;
    }

    /// What all frames of an utterance begin with.
    static byte[] head(String sessionId) {
        return AudioFrame.newBuilder().setSessionId(sessionId).build().toByteArray();
    }

    /// @param audio 1920 bytes, which are not written to before the frame is with the transport; null for a marker
    static OutgoingFrame of(byte[] head, byte @Nullable [] audio, long sequence, boolean isFinal) {
        return new OutgoingFrame(
                head,
                audio == null ? NO_AUDIO : audio,
                AudioFrame.newBuilder()
                        .setSampleRate(WireFormat.SAMPLE_RATE)
                        .setFrameDurationMs(WireFormat.FRAME_MILLIS)
                        .setSequenceNumber(sequence)
                        .setIsFinal(isFinal)
                        .build()
                        .toByteArray());
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        int count = available();
        target.write(head);
        target.write(field);
        target.write(audio);
        target.write(rest);
        drained = true;
        return count;
    }

    @Override
    public int available() throws IOException {
        if (whole != null) {
            return whole.available();
        }
        return drained ? 0 : head.length + field.length + audio.length + rest.length;
    }

    @Override
    public int read() throws IOException {
        return whole().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return whole().read(target, offset, length);
    }

    /// For a transport that reads; ours drains.
    private InputStream whole() throws IOException {
        if (whole == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(available());
            drainTo(bytes);
            whole = new ByteArrayInputStream(bytes.toByteArray());
        }
        return whole;
    }

    private static byte[] audioField() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            output.writeTag(AudioFrame.AUDIO_DATA_FIELD_NUMBER, FieldType.BYTES.getWireType());
            output.writeUInt32NoTag(WireFormat.FRAME_BYTES);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
