package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class UtteranceMeasurementTest {
    private static final long SENT = 5_000_000_000L;

    @Test
    void first_frame_total_audio_and_factor_come_from_the_arrival_of_frames() {
        UtteranceRecorder recorder = new UtteranceRecorder(false, SENT, 1);
        for (int i = 0; i < 50; i++) {
            recorder.frame(1 + i, loud(0), at(4 + 2 * i));
        }

        UtteranceMeasurement measured = recorder.measurement();

        assertThat(measured.firstFrame()).contains(Duration.ofMillis(4));
        assertThat(measured.total()).isEqualTo(Duration.ofMillis(102));
        assertThat(measured.audio()).isEqualTo(Duration.ofSeconds(1));
        assertThat(measured.frames()).isEqualTo(50);
        assertThat(measured.rtf()).hasValue(0.102);
        assertThat(measured.paced()).isEmpty();
        assertThat(measured.sequenceErrors()).isEmpty();
    }

    @Test
    void first_audible_is_the_first_loud_sample_at_the_time_it_plays() {
        UtteranceRecorder recorder = new UtteranceRecorder(false, SENT, 1);
        recorder.frame(1, new byte[WireFormat.FRAME_BYTES], at(10));
        recorder.frame(2, new byte[WireFormat.FRAME_BYTES], at(11));
        recorder.frame(3, loud(480), at(12));

        UtteranceMeasurement measured = recorder.measurement();

        assertThat(measured.firstFrame()).contains(Duration.ofMillis(10));
        assertThat(measured.firstAudible()).contains(Duration.ofMillis(10 + 40 + 10));
        assertThat(measured.leadingSilence()).contains(Duration.ofMillis(50));
    }

    @Test
    void a_frame_that_comes_late_is_heard_when_it_comes() {
        UtteranceRecorder recorder = new UtteranceRecorder(false, SENT, 1);
        recorder.frame(1, new byte[WireFormat.FRAME_BYTES], at(10));
        recorder.frame(2, loud(0), at(100));

        assertThat(recorder.measurement().firstAudible()).contains(Duration.ofMillis(100));
    }

    @Test
    void the_threshold_is_minus_fifty_decibels_over_ten_milliseconds() {
        // 103 of 32 768 is −50.05 dB, 104 is −49.97 dB.
        assertThat(new AudibleOnset().find(level(103))).isEqualTo(-1);
        assertThat(new AudibleOnset().find(level(104))).isEqualTo(476);
    }

    @Test
    void the_level_carries_over_from_frame_to_frame() {
        AudibleOnset onset = new AudibleOnset();
        byte[] end = new byte[WireFormat.FRAME_BYTES];
        System.arraycopy(level(104), 0, end, end.length - 600, 600);

        assertThat(onset.find(end)).isEqualTo(-1);
        assertThat(onset.find(level(104))).isEqualTo(476 - 300);
    }

    @Test
    void silence_has_a_first_frame_but_nothing_audible() {
        UtteranceRecorder recorder = new UtteranceRecorder(false, SENT, 1);
        recorder.frame(1, new byte[WireFormat.FRAME_BYTES], at(10));

        assertThat(recorder.measurement().firstFrame()).isPresent();
        assertThat(recorder.measurement().firstAudible()).isEmpty();
        assertThat(recorder.measurement().leadingSilence()).isEmpty();
    }

    @Test
    void an_utterance_without_audio_has_no_latency_and_no_factor() {
        UtteranceMeasurement measured = new UtteranceRecorder(false, SENT, 1).measurement();

        assertThat(measured.firstFrame()).isEmpty();
        assertThat(measured.rtf()).isEmpty();
        assertThat(measured.audio()).isZero();
    }

    @Test
    void a_paced_session_has_underruns_and_jitter_and_no_factor() {
        UtteranceRecorder recorder = new UtteranceRecorder(true, SENT, 1);
        long[] arrivals = {10, 30, 52, 72, 192, 192, 192, 192, 212, 232};
        for (int i = 0; i < arrivals.length; i++) {
            recorder.frame(1 + i, loud(0), at(arrivals[i]));
        }

        UtteranceMeasurement measured = recorder.measurement();
        UtteranceMeasurement.Paced paced = measured.paced().orElseThrow();

        assertThat(measured.rtf()).isEmpty();
        // Buffered playout begins at 70 ms; the fifth frame is due at 150 ms and comes at 192 ms.
        assertThat(paced.underruns()).isEqualTo(1);
        assertThat(paced.jitter().orElseThrow().max()).isEqualTo(Duration.ofMillis(100));
        assertThat(paced.jitter().orElseThrow().headStart()).isZero();
    }

    @Test
    void the_burst_ahead_of_real_time_is_no_jitter() {
        UtteranceRecorder recorder = new UtteranceRecorder(true, SENT, 1);
        for (int i = 0; i < 40; i++) {
            recorder.frame(1 + i, loud(0), at(10 + (i <= 10 ? 0 : 20 * (i - 10))));
        }

        FrameJitter jitter = recorder.measurement().paced().orElseThrow().jitter().orElseThrow();

        assertThat(jitter)
                .isEqualTo(new FrameJitter(Duration.ZERO, Duration.ZERO, Duration.ZERO, 10));
    }

    @Test
    void the_jitter_estimate_is_that_of_rfc_3550() {
        JitterRecorder recorder = new JitterRecorder();
        for (long millis : new long[] {0, 36, 56}) {
            recorder.frame(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        FrameJitter jitter = recorder.jitter().orElseThrow();

        // J = 0 + (16 − 0)/16 = 1 ms, then 1 + (0 − 1)/16 = 0.9375 ms.
        assertThat(jitter.estimate()).isEqualTo(Duration.ofNanos(937_500));
        assertThat(jitter.p95()).isEqualTo(Duration.ofMillis(16));
    }

    @Test
    void lost_and_repeated_frames_are_errors_in_the_result() {
        UtteranceRecorder recorder = new UtteranceRecorder(false, SENT, 7);
        for (long sequence : new long[] {7, 8, 11, 11, 12, 9, 13}) {
            recorder.frame(sequence, loud(0), at(10));
        }

        UtteranceMeasurement measured = recorder.measurement();

        assertThat(measured.sequenceErrorCount()).isEqualTo(3);
        assertThat(measured.sequenceErrors())
                .containsExactly(
                        new SequenceError(9, 11),
                        new SequenceError(12, 11),
                        new SequenceError(13, 9));
        assertThat(measured.sequenceErrors().getFirst().description())
                .isEqualTo("frames 9 to 10 lost");
        assertThat(measured.sequenceErrors().getLast().description())
                .isEqualTo("frame 9 came where 13 was due");
    }

    @Test
    void however_many_errors_there_are_all_are_counted() {
        UtteranceRecorder recorder = new UtteranceRecorder(false, SENT, 1);
        for (int i = 0; i < 1000; i++) {
            recorder.frame(2, loud(0), at(10));
        }

        assertThat(recorder.measurement().sequenceErrorCount()).isEqualTo(1000);
        assertThat(recorder.measurement().sequenceErrors()).hasSizeLessThan(50);
    }

    @Test
    void percentiles_are_samples_by_nearest_rank() {
        NearestRank ranks = NearestRank.of(new long[] {50, 15, 35, 40, 20});

        assertThat(ranks.percentile(5)).isEqualTo(15);
        assertThat(ranks.percentile(30)).isEqualTo(20);
        assertThat(ranks.percentile(40)).isEqualTo(20);
        assertThat(ranks.percentile(50)).isEqualTo(35);
        assertThat(ranks.percentile(100)).isEqualTo(50);
    }

    private static long at(long millis) {
        return SENT + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// A frame that is silent up to a sample and at full scale from there.
    private static byte[] loud(int from) {
        byte[] frame = new byte[WireFormat.FRAME_BYTES];
        for (int i = from; i < WireFormat.FRAME_SAMPLES; i++) {
            frame[2 * i] = (byte) 0xff;
            frame[2 * i + 1] = 0x7f;
        }
        return frame;
    }

    private static byte[] level(int amplitude) {
        byte[] frame = new byte[WireFormat.FRAME_BYTES];
        for (int i = 0; i < WireFormat.FRAME_SAMPLES; i++) {
            frame[2 * i] = (byte) amplitude;
            frame[2 * i + 1] = (byte) (amplitude >> 8);
        }
        return frame;
    }
}
