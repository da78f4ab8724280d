package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the ear hears when, on a clock of the test's own.
class PlayoutTest {
    private final Ear ear = new Ear();
    private final List<String> loudspeaker = new ArrayList<>();
    private final Playout playout =
            new Playout(
                    Duration.ofMillis(60),
                    ear,
                    new Loudspeaker() {
                        @Override
                        public void take(byte[] pcm, long playsAt) {
                            loudspeaker.add("take " + millis(playsAt));
                        }

                        @Override
                        public void drop() {
                            loudspeaker.add("drop");
                        }

                        @Override
                        public void played(byte[] pcm, int bytes, long playedAt) {
                            loudspeaker.add(
                                    "played %d bytes at %d".formatted(bytes, millis(playedAt)));
                        }
                    });

    @Test
    void the_first_frame_waits_for_the_buffer_and_the_others_play_behind_it() {
        assertThat(add(1, 100)).isTrue();
        assertThat(add(2, 101)).isFalse();
        playout.advance(at(250));

        assertThat(loudspeaker).contains("played 1920 bytes at 160", "played 1920 bytes at 180");
        assertThat(ear.firstAudible(0).getAsLong()).isBetween(at(160), at(161));
        assertThat(ear.lastAudible(at(1000)).getAsLong()).isBetween(at(199), at(200));
        assertThat(playout.underruns()).isZero();
    }

    @Test
    void a_frame_that_comes_after_its_time_is_an_underrun_and_moves_what_follows() {
        add(1, 0);
        add(2, 95);
        add(3, 96);
        playout.advance(at(300));

        assertThat(loudspeaker)
                .filteredOn(line -> line.startsWith("played"))
                .containsExactly(
                        "played 1920 bytes at 60",
                        "played 1920 bytes at 95",
                        "played 1920 bytes at 115");
        assertThat(playout.underruns()).isEqualTo(1);
    }

    @Test
    void the_next_utterance_is_buffered_anew_and_is_no_underrun() {
        add(1, 0);
        playout.utteranceOver();
        assertThat(add(2, 500)).isTrue();
        playout.advance(at(1000));

        assertThat(loudspeaker).contains("played 1920 bytes at 560");
        assertThat(playout.underruns()).isZero();
    }

    @Test
    void a_lost_frame_is_silence_in_its_place() {
        add(1, 0);
        add(3, 40);
        playout.advance(at(500));

        assertThat(ear.audible(at(91), at(100))).isFalse();
        assertThat(ear.audible(at(100), at(120))).isTrue();
    }

    @Test
    void a_flush_cuts_what_plays_and_drops_what_waits() {
        for (int i = 1; i <= 10; i++) {
            add(i, 0);
        }
        playout.advance(at(95));

        assertThat(playout.flush(10, at(95))).isEqualTo(9);
        playout.advance(at(1000));

        assertThat(loudspeaker).endsWith("played 1440 bytes at 80", "drop");
        assertThat(ear.audible(at(96), at(1000))).isFalse();
        assertThat(playout.queued(at(95))).isZero();
    }

    @Test
    void a_flush_leaves_the_frames_behind_its_number() {
        add(1, 0);
        add(2, 0);
        assertThat(playout.flush(1, at(10))).isEqualTo(1);
        playout.advance(at(200));

        assertThat(loudspeaker).contains("played 1920 bytes at 80");
    }

    @Test
    void a_pause_lets_the_card_play_what_it_has_and_a_resume_goes_on_with_the_rest() {
        for (int i = 1; i <= 8; i++) {
            add(i, 0);
        }
        playout.advance(at(65));
        long until = playout.hold(at(65));
        playout.advance(at(400));

        assertThat(millis(until)).isEqualTo(120);
        assertThat(ear.audible(at(120), at(400))).isFalse();

        add(9, 70);
        playout.release(at(500));
        playout.advance(at(2000));

        assertThat(loudspeaker).contains("played 1920 bytes at 500");
        assertThat(ear.lastAudible(at(2000)).getAsLong()).isBetween(at(619), at(620));
        assertThat(playout.underruns()).isZero();
    }

    @Test
    void after_a_stop_nothing_plays_until_it_is_taken() {
        add(1, 0);
        playout.discard(at(10));
        add(2, 20);
        playout.accept();
        add(3, 100);
        playout.advance(at(1000));

        assertThat(ear.firstAudible(0).getAsLong()).isBetween(at(160), at(161));
    }

    @Test
    void the_card_takes_frames_one_buffer_ahead() {
        for (int i = 1; i <= 5; i++) {
            add(i, 0);
        }
        playout.advance(at(40));

        assertThat(loudspeaker).containsExactly("take 60", "take 80");
    }

    @Test
    void what_was_played_can_be_read_again_where_it_was() {
        add(1, 0);
        playout.advance(at(200));
        short[] heard = new short[WireFormat.FRAME_SAMPLES];
        playout.read(at(50), heard);

        assertThat(heard[479]).isZero();
        assertThat(heard[481]).isEqualTo((short) 0x4040);
    }

    private boolean add(long sequence, long arrivedAt) {
        byte[] pcm = new byte[WireFormat.FRAME_BYTES];
        Arrays.fill(pcm, (byte) 0x40);
        return playout.add(sequence, pcm, at(arrivedAt));
    }

    private static long at(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
