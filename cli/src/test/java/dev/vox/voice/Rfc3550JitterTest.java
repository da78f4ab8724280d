package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

/// The running estimate of RFC 3550 (H. Schulzrinne et al., RTP: A Transport Protocol for Real-Time Applications, 2003).
class Rfc3550JitterTest {
    private static final long FRAME = Duration.ofMillis(20).toNanos();

    /// Section 6.4.1: J(i) = J(i−1) + (|D(i−1,i)| − J(i−1)) / 16. Frames that come 36, 20, 52 and 20 ms after the one before have D of 16, 0, 32
    /// and 0 ms, and J of 1, 0.9375, 2.87890625 and 2.698974609375 ms.
    @Test
    void isWorkedByTheFormula() {
        JitterRecorder recorder = new JitterRecorder();
        long at = 1_000_000_000;
        recorder.frame(at);
        for (long interval : new long[] {36, 20, 52, 20}) {
            at += Duration.ofMillis(interval).toNanos();
            recorder.frame(at);
        }

        assertThat(estimate(recorder)).isEqualTo(2_698_975);
    }

    /// Appendix A.8: transit = arrival − timestamp; d = |transit − the one before|; jitter += (1/16) · (d − jitter).
    @Test
    void isWhatTheAlgorithmOfTheAppendixComputes() {
        Random random = new Random(3550);
        JitterRecorder recorder = new JitterRecorder();
        double jitter = 0;
        long transitBefore = 0;
        for (int frame = 0; frame < 500; frame++) {
            long timestamp = frame * FRAME;
            long arrival = timestamp + 40_000_000 + random.nextLong(9_000_000);
            long transit = arrival - timestamp;
            if (frame > 0) {
                jitter += (Math.abs(transit - transitBefore) - jitter) / 16;
            }
            transitBefore = transit;
            recorder.frame(arrival);
        }

        assertThat((double) estimate(recorder)).isCloseTo(jitter, within(1.0));
    }

    private static long estimate(JitterRecorder recorder) {
        return recorder.jitter().orElseThrow().estimate().toNanos();
    }
}
