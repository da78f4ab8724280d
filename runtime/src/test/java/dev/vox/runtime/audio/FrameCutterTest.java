package dev.vox.runtime.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class FrameCutterTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 320, 959, 960, 961, 1920, 5000, 100_000})
    void cutsChunksOfAnyLengthIntoFrames(int chunk) {
        short[] samples = ramp(10_000);

        List<byte[]> frames = cut(samples, chunk);

        assertThat(frames).hasSize(11).allMatch(frame -> frame.length == 1920);
        assertThat(Arrays.copyOf(joined(frames), 20_000)).isEqualTo(Pcm.toBytes(samples));
    }

    @Test
    void doesNotDependOnTheChunking() {
        Random random = new Random(7);
        short[] samples = ramp(20_000);
        byte[] expected = joined(cut(samples, samples.length));

        for (int round = 0; round < 50; round++) {
            FrameCutter cutter = new FrameCutter();
            List<byte[]> frames = new ArrayList<>();
            for (int at = 0; at < samples.length; ) {
                int count = Math.min(samples.length - at, random.nextInt(3000));
                cutter.add(Arrays.copyOfRange(samples, at, at + count));
                at += count;
                drain(cutter, frames);
            }
            cutter.finish().ifPresent(frames::add);
            assertThat(joined(frames)).isEqualTo(expected);
        }
    }

    @Test
    void padsTheLastFrameWithSilence() {
        FrameCutter cutter = new FrameCutter();
        cutter.add(new short[] {0x0102, -2});

        assertThat(cutter.next()).isEmpty();
        byte[] last = cutter.finish().orElseThrow();

        assertThat(last).startsWith(0x02, 0x01, 0xFE, 0xFF).hasSize(1920);
        assertThat(Arrays.copyOfRange(last, 4, 1920)).containsOnly(0);
        assertThat(cutter.finish()).isEmpty();
    }

    @Test
    void hasNoLastFrameWhereNothingIsLeft() {
        FrameCutter cutter = new FrameCutter();
        cutter.add(new short[960]);

        assertThat(cutter.next()).isPresent();
        assertThat(cutter.finish()).isEmpty();
        assertThat(new FrameCutter().finish()).isEmpty();
    }

    @Test
    void givesEachFrameAnArrayOfItsOwn() {
        List<byte[]> frames = cut(ramp(2880), 960);

        assertThat(frames.get(0)).isNotSameAs(frames.get(1)).isNotEqualTo(frames.get(1));
    }

    @Test
    void losesNoSampleThatWasNotTaken() {
        FrameCutter cutter = new FrameCutter();
        cutter.add(ramp(2000));

        assertThatIllegalStateException().isThrownBy(() -> cutter.add(ramp(10)));
        assertThatIllegalStateException().isThrownBy(cutter::finish);
    }

    private static List<byte[]> cut(short[] samples, int chunk) {
        FrameCutter cutter = new FrameCutter();
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < samples.length; at += chunk) {
            int end = Math.min(samples.length, at + chunk);
            cutter.add(Arrays.copyOfRange(samples, at, end));
            drain(cutter, frames);
        }
        cutter.finish().ifPresent(frames::add);
        return frames;
    }

    private static void drain(FrameCutter cutter, List<byte[]> frames) {
        for (Optional<byte[]> frame = cutter.next(); frame.isPresent(); frame = cutter.next()) {
            frames.add(frame.get());
        }
    }

    private static byte[] joined(List<byte[]> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frames.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static short[] ramp(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (i * 31);
        }
        return samples;
    }
}
