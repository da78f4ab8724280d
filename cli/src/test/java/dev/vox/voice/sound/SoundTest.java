package dev.vox.voice.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Arrays;

/// The user's voice, the noises and the echo, by their samples.
class SoundTest {
    private static UserVoice voice;

    @BeforeAll
    static void load() {
        voice = UserVoice.load();
    }

    @AfterAll
    static void close() {
        voice.close();
    }

    @Test
    void speech_has_the_level_to_which_noises_are_set() throws Exception {
        Clip clip = voice.speak("Would you please tell me everything about the river?");

        assertThat(clip.duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
        assertThat(Loudness.active(clip.samples())).isCloseTo(Loudness.SPEECH_DBFS, within(2.0));
    }

    @ParameterizedTest
    @EnumSource(Noise.class)
    void a_noise_is_as_loud_as_it_is_asked_to_be_and_the_same_for_the_same_seed(Noise noise)
            throws Exception {
        short[] heard = listen(noise.at(-10, 3, voice), 20);

        assertThat(Loudness.active(heard)).isCloseTo(Loudness.SPEECH_DBFS - 10, within(1.5));
        assertThat(listen(noise.at(-10, 3, voice), 20)).isEqualTo(heard);
    }

    @Test
    void a_cough_is_shorter_than_a_word() {
        Clip cough = Noise.cough(0, 1);
        long audible =
                Arrays.stream(Levels.windows(cough.samples(), WireFormat.SAMPLE_RATE))
                        .filter(level -> level > Levels.AUDIBLE_DBFS)
                        .count();

        assertThat(Duration.ofMillis(10 * audible))
                .isBetween(Duration.ofMillis(80), Duration.ofMillis(220));
    }

    @Test
    void an_echo_is_what_was_played_softer_and_later() {
        Echo echo = new Echo(-20, Duration.ofMillis(80));
        short[] frame = new short[WireFormat.FRAME_SAMPLES];
        long[] asked = new long[1];

        echo.add(
                frame,
                (from, samples) -> {
                    asked[0] = from;
                    Arrays.fill(samples, (short) 10_000);
                },
                1_000_000_000L);

        assertThat(asked[0]).isEqualTo(920_000_000L);
        assertThat(frame).containsOnly(1000);
    }

    @Test
    void mixing_never_wraps_around() {
        short[] loud = new short[WireFormat.FRAME_SAMPLES];
        Arrays.fill(loud, (short) 32_000);
        new Loop(new short[] {32_000}, 0).add(loud, (from, samples) -> {}, 0);

        assertThat(loud).containsOnly(Short.MAX_VALUE);
    }

    @Test
    void what_is_brought_to_16_kilohertz_keeps_its_tones_and_drops_those_beyond() {
        assertThat(level(decimated(1000))).isCloseTo(level(tone(1000)), within(0.3));
        assertThat(level(decimated(9000))).isLessThan(level(tone(9000)) - 50);
    }

    private static double level(short[] samples) {
        return Levels.rms(Arrays.copyOfRange(samples, 200, samples.length));
    }

    private static short[] decimated(double frequency) {
        short[] input = tone(frequency);
        short[] output = new short[input.length / 3];
        new Decimator().decimate(input, output);
        return output;
    }

    private static short[] tone(double frequency) {
        short[] samples = new short[48_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * frequency * i / 48_000));
        }
        return samples;
    }

    private static short[] listen(Backdrop backdrop, int seconds) {
        short[] all = new short[seconds * WireFormat.SAMPLE_RATE];
        short[] frame = new short[WireFormat.FRAME_SAMPLES];
        for (int at = 0; at < all.length; at += frame.length) {
            Arrays.fill(frame, (short) 0);
            backdrop.add(frame, (from, samples) -> {}, 0);
            System.arraycopy(frame, 0, all, at, frame.length);
        }
        return all;
    }
}
