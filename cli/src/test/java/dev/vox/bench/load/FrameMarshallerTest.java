package dev.vox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.voice.Ticker;

import io.grpc.StatusRuntimeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;

class FrameMarshallerTest {
    private final FrameMarshaller marshaller = new FrameMarshaller(Ticker.SYSTEM);

    private HeardFrame read(byte[] message) {
        return marshaller.parse(new ByteArrayInputStream(message));
    }

    private static AudioFrame.Builder frame(int bytes) {
        byte[] pcm = new byte[bytes];
        new Random(bytes).nextBytes(pcm);
        return AudioFrame.newBuilder()
                .setSessionId("some-session")
                .setAudioData(ByteString.copyFrom(pcm))
                .setSampleRate(48_000)
                .setFrameDurationMs(20)
                .setSequenceNumber(1L << 40)
                .setIsFinal(true);
    }

    @Test
    void itReadsWhatTheGeneratedCodeWrites() {
        for (int bytes : new int[] {1920, 0, 4095, 100_000, 2}) {
            AudioFrame written = frame(bytes).build();

            HeardFrame heard = read(written.toByteArray());

            assertThat(
                            Arrays.copyOfRange(
                                    heard.bytes(), heard.offset(), heard.offset() + heard.length()))
                    .isEqualTo(written.getAudioData().toByteArray());
            assertThat(heard.sampleRate()).isEqualTo(48_000);
            assertThat(heard.frameMillis()).isEqualTo(20);
            assertThat(heard.sequence()).isEqualTo(1L << 40);
            assertThat(heard.last()).isTrue();
        }
    }

    @Test
    void nothingIsLeftOfTheFrameBefore() {
        read(frame(1920).build().toByteArray());

        HeardFrame heard = read(new byte[0]);

        assertThat(heard.length()).isZero();
        assertThat(heard.sequence()).isZero();
        assertThat(heard.last()).isFalse();
    }

    @Test
    void fieldsThatItDoesNotKnowArePassedOver() {
        byte[] known = frame(10).build().toByteArray();
        byte[] message = Arrays.copyOf(known, known.length + 3);
        // Field 15, a varint of two bytes.
        message[known.length] = 15 << 3;
        message[known.length + 1] = (byte) 0x80;
        message[known.length + 2] = 1;

        assertThat(read(message).length()).isEqualTo(10);
    }

    @Test
    void whatIsNoFrameIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {0x12, 0x7f, 1}))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("no tts.AudioFrame");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFieldOfNegativeLengthIsRefusedAndNotReadForEver() {
        // Back by the eleven bytes of its own key and length.
        byte[] message = {0x12, -11, -1, -1, -1, -1, -1, -1, -1, -1, 1};

        assertThatThrownBy(() -> read(message))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("no tts.AudioFrame");
    }
}
