package dev.vox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.load.MeasuredUtterance.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.voice.Command;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

class UtteranceMeterTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long FRAME = 20 * MILLISECOND;

    private final AtomicReference<MeasuredUtterance> measured = new AtomicReference<>();
    private final HeardFrame frame = new HeardFrame();

    private UtteranceMeter meter(boolean marksEnd, long scheduledAt) {
        UtteranceMeter meter =
                new UtteranceMeter(new Silent(marksEnd), scheduledAt, null, measured::set);
        meter.sent(0);
        return meter;
    }

    private HeardFrame frame(long sequence, int loudness, boolean last, long at) {
        byte[] pcm = new byte[1920];
        for (int i = 0; i < pcm.length; i += 2) {
            pcm[i] = (byte) loudness;
            pcm[i + 1] = (byte) (loudness >> 8);
        }
        frame.lend(pcm, 0);
        frame.fill(sequence, pcm.length, 48_000, 20, last, at);
        return frame;
    }

    private @Nullable String flaw() {
        return measured.get().flawOrNull();
    }

    @Test
    void latenciesCountFromTheScheduledStart() {
        UtteranceMeter meter = meter(true, -500 * MILLISECOND);
        meter.frame(frame(1, 0, false, 10 * MILLISECOND));
        meter.frame(frame(2, 8_000, false, 11 * MILLISECOND));
        meter.frame(frame(3, 8_000, true, 12 * MILLISECOND));
        meter.ended(new UtteranceEnd.Spoken(13 * MILLISECOND, null));

        assertThat(flaw()).isNull();
        assertThat(measured.get().firstFrame()).isEqualTo(510 * MILLISECOND);
        assertThat(measured.get().firstAudible())
                .isBetween(530 * MILLISECOND, 530 * MILLISECOND + MILLISECOND);
        assertThat(measured.get().total()).isEqualTo(512 * MILLISECOND);
        assertThat(measured.get().audio()).isEqualTo(3 * FRAME);
    }

    @Test
    void eventsAndAudioDisagreeWhenFramesAreMissingBeforeTheOnset() {
        UtteranceMeter meter = meter(false, 0);
        meter.frame(frame(1, 0, false, MILLISECOND));
        meter.frame(frame(4, 8_000, false, 2 * MILLISECOND));
        meter.ended(new UtteranceEnd.Spoken(3 * MILLISECOND, null));

        assertThat(flaw()).isEqualTo("frames are missing from the sequence");
    }

    @Test
    void aServerThatCountsOtherFramesThanCameDisagrees() {
        UtteranceMeter meter = meter(false, 0);
        meter.frame(frame(1, 8_000, false, MILLISECOND));
        meter.ended(
                new UtteranceEnd.Spoken(
                        2 * MILLISECOND,
                        new ServerMessage.Metrics(
                                1,
                                0.5,
                                1,
                                100,
                                5,
                                null,
                                dev.vox.runtime.orchestrator.message.Outcome.COMPLETED)));

        assertThat(flaw()).isEqualTo("events and audio disagree about audio by more than a frame");
    }

    @Test
    void aServerWhoseFirstFrameTookLongerThanOursDisagrees() {
        UtteranceMeter meter = meter(false, 0);
        meter.frame(frame(1, 8_000, false, MILLISECOND));
        meter.ended(
                new UtteranceEnd.Spoken(
                        2 * MILLISECOND,
                        new ServerMessage.Metrics(
                                1,
                                50.0,
                                1,
                                20,
                                1,
                                null,
                                dev.vox.runtime.orchestrator.message.Outcome.COMPLETED)));

        assertThat(flaw())
                .isEqualTo(
                        "the server and the audio disagree about first_frame by more than a frame");
    }

    @Test
    void aMarkThatComesLongBehindTheAudioDisagrees() {
        UtteranceMeter meter = meter(true, 0);
        meter.frame(frame(1, 8_000, false, MILLISECOND));
        frame.fill(2, 0, 48_000, 20, true, 50 * MILLISECOND);
        meter.frame(frame);
        meter.ended(new UtteranceEnd.Spoken(51 * MILLISECOND, null));

        assertThat(flaw()).isEqualTo("events and audio disagree about total by more than a frame");
    }

    @Test
    void anUtteranceThatIsSilentThroughoutIsNamed() {
        UtteranceMeter meter = meter(true, 0);
        meter.frame(frame(1, 0, true, MILLISECOND));
        meter.ended(new UtteranceEnd.Spoken(2 * MILLISECOND, null));

        assertThat(flaw()).isEqualTo("nothing of it is audible");
    }

    @Test
    void whatWasCutEntersNoLatencyButIsOnlyCut() {
        UtteranceMeter meter = meter(true, 0);
        meter.frame(frame(1, 8_000, false, MILLISECOND));
        meter.ended(new UtteranceEnd.Stopped(2 * MILLISECOND));

        assertThat(measured.get().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(measured.get().onlyCut()).isTrue();
        assertThat(flaw()).isNotNull();
    }

    @Test
    void threeSamplesAtFullScaleInARowAreClippedAndTwoAreNot() {
        ClippedSamples clipped = new ClippedSamples();
        byte[] pcm = new byte[20];
        full(pcm, 1);
        full(pcm, 2);
        clipped.hear(pcm, 0, pcm.length);
        assertThat(clipped.share()).isZero();

        full(pcm, 3);
        clipped.hear(pcm, 0, pcm.length);
        assertThat(clipped.share()).isEqualTo(3 * 1_000_000 / 20);
    }

    private static void full(byte[] pcm, int sample) {
        pcm[2 * sample] = -1;
        pcm[2 * sample + 1] = 0x7f;
    }

    /// A session that nobody speaks on.
    private record Silent(boolean marksEnd) implements LineSession {
        @Override
        public void speak(List<String> texts, UtteranceListener listener) {}

        @Override
        public CompletableFuture<Acknowledgement> control(Command command) {
            return new CompletableFuture<>();
        }

        @Override
        public boolean paced() {
            return true;
        }

        @Override
        public boolean tellsEnd() {
            return true;
        }

        @Override
        public boolean spent() {
            return false;
        }

        @Override
        public void close() {}
    }
}
