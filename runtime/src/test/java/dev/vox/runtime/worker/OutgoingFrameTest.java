package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;

import dev.vox.proto.tts.AudioFrame;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.Random;

class OutgoingFrameTest {
    private final byte[] audio = new byte[1920];

    OutgoingFrameTest() {
        new Random(7).nextBytes(audio);
    }

    @Test
    void itIsByteForByteWhatTheGeneratedMessageWrites() throws Exception {
        assertThat(drained(frame(audio, false))).isEqualTo(message(audio, false).toByteArray());
        assertThat(drained(frame(audio, true))).isEqualTo(message(audio, true).toByteArray());
    }

    @Test
    void aMarkerHasNoAudio() throws Exception {
        byte[] written = drained(frame(null, true));

        assertThat(written).isEqualTo(message(new byte[0], true).toByteArray());
        assertThat(AudioFrame.parseFrom(written).getAudioData().isEmpty()).isTrue();
    }

    @Test
    void itsLengthIsKnownBeforeItIsWrittenAndNothingIsLeftAfterwards() throws Exception {
        OutgoingFrame frame = frame(audio, true);
        int length = frame.available();

        assertThat(drained(frame)).hasSize(length);
        assertThat(frame.available()).isZero();
    }

    @Test
    void aTransportThatReadsGetsTheSame() throws Exception {
        OutgoingFrame frame = frame(audio, true);

        assertThat(frame.read()).isEqualTo(message(audio, true).toByteArray()[0]);
        assertThat(frame.readAllBytes()).hasSize(message(audio, true).getSerializedSize() - 1);
    }

    private static OutgoingFrame frame(byte[] audio, boolean isFinal) {
        return OutgoingFrame.of(OutgoingFrame.head("call-17"), audio, 4711, isFinal);
    }

    private static AudioFrame message(byte[] audio, boolean isFinal) {
        return AudioFrame.newBuilder()
                .setSessionId("call-17")
                .setAudioData(ByteString.copyFrom(audio))
                .setSampleRate(48_000)
                .setFrameDurationMs(20)
                .setSequenceNumber(4711)
                .setIsFinal(isFinal)
                .build();
    }

    private static byte[] drained(OutgoingFrame frame) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(frame.drainTo(bytes)).isEqualTo(bytes.size());
        return bytes.toByteArray();
    }
}
