package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.vad.SpeechBoundary.Began;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class EchoGateTest {
    private static final Sound VOICE = Duplex.voice(20, 1);

    @ParameterizedTest
    @CsvSource({
        "-10, 50, 0",
        "-10, 230, 0.2",
        "-10, 400, 0.2",
        "-20, 50, 0",
        "-20, 123, 0.2",
        "-20, 260, 0.4",
        "-20, 400, 0.2",
        "-30, 50, 0.2",
        "-30, 237, 0",
        "-30, 400, 0.4"
    })
    void ourOwnVoiceIsNotTheUsers(double gain, double delay, double reverberation) {
        Duplex echo = Duplex.of(VOICE, echo(delay / 1000, gain, reverberation));

        assertThat(echo.heard(Attention.SPEAKING)).isEmpty();
    }

    /// The frames of the microphone begin anywhere between those of the speaker, and the way is not known yet.
    @ParameterizedTest
    @ValueSource(ints = {-10, -20, -30})
    void ourFirstWordsAreNotTheUsersHoweverLateTheyComeBack(int gain) {
        Random random = new Random(gain);
        int began = 0;
        for (int trial = 0; trial < 80; trial++) {
            Sound answer = Spoken.said(Spoken.ANSWERS.get(trial % Spoken.ANSWERS.size()));
            Sound voice = Sound.silence(answer.seconds() + 1).with(answer, 0);
            Sound microphone =
                    Sound.silence(voice.seconds())
                            .with(new Room(0.14 + trial * 0.00025, gain, 0).echo(voice), 0)
                            .with(Noises.pink(voice.seconds(), -65, trial), 0);
            List<SpeechBoundary> heard =
                    Duplex.of(voice, microphone)
                            .heard(
                                    Attention.SPEAKING,
                                    3,
                                    nanos -> nanos + random.nextLong(3_000_000));
            began += heard.stream().anyMatch(boundary -> boundary instanceof Began) ? 1 : 0;
        }

        assertThat(began).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, -20, -30})
    void withoutTheGateItWouldBe(int gain) {
        VoiceDetector alone = new EnergyDetector(VadSettings.DEFAULTS);

        assertThat(VoiceDetectorContract.heard(alone, echo(0.1, gain, 0.2), Attention.SPEAKING))
                .isNotEmpty();
    }

    @Test
    void framesSentAheadAndFramesHeldUpChangeNothing() {
        Duplex echo = Duplex.of(VOICE, echo(0.12, -20, 0.2));
        Random random = new Random(3);

        assertThat(echo.heard(Attention.SPEAKING, 10, nanos -> nanos)).isEmpty();
        assertThat(echo.heard(Attention.SPEAKING, 10, nanos -> nanos + random.nextLong(40_000_000)))
                .isEmpty();
    }

    @Test
    void aDelayThatChangesIsFoundAgain() {
        Sound near = echo(0.08, -15, 0);
        Sound far = echo(0.25, -15, 0);
        Sound microphone = Sound.silence(20);
        System.arraycopy(near.samples(), 0, microphone.samples(), 0, 10 * Sound.RATE);
        System.arraycopy(
                far.samples(),
                10 * Sound.RATE,
                microphone.samples(),
                10 * Sound.RATE,
                10 * Sound.RATE);

        long began =
                Duplex.of(VOICE, microphone).heard(Attention.SPEAKING).stream()
                        .filter(boundary -> boundary instanceof Began)
                        .count();

        assertThat(began).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, -20, -30})
    void aClientThatRunsOutOfFramesAndPlaysAllThatFollowsLaterIsNoUser(int gain) {
        Random random = new Random(gain);
        int began = 0;
        for (int trial = 0; trial < 40; trial++) {
            Sound answer = Spoken.said(Spoken.ANSWERS.get(trial % Spoken.ANSWERS.size()));
            Sound voice = Sound.silence(answer.seconds() + 1).with(answer, 0);
            Sound even = new Room(0.14 + trial * 0.0003, gain, 0).echo(voice);
            int at = (int) ((0.7 + random.nextDouble(1)) * Sound.RATE);
            int gap = (int) ((0.01 + random.nextDouble(0.05)) * Sound.RATE);
            Sound torn = Sound.silence(even.seconds() + 0.1);
            System.arraycopy(even.samples(), 0, torn.samples(), 0, at);
            System.arraycopy(
                    even.samples(), at, torn.samples(), at + gap, even.samples().length - at);
            Sound microphone = torn.with(Noises.pink(even.seconds(), -65, trial), 0);
            List<SpeechBoundary> heard =
                    Duplex.of(voice, microphone).heard(Attention.SPEAKING, 3, nanos -> nanos);
            began += heard.stream().anyMatch(boundary -> boundary instanceof Began) ? 1 : 0;
        }

        assertThat(began).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"-10, 0, 400", "-20, 0, 400", "-10, 10, 320", "-20, 20, 320"})
    void theUserIsHeardOverOurVoice(double gain, double overEcho, double latest) {
        List<Double> latencies = new ArrayList<>();
        Random random = new Random(2);
        for (int trial = 0; trial < 40; trial++) {
            Sound user = Spoken.said(Spoken.COMMANDS.get(trial % 20)).gain(gain + overEcho);
            Sound voice = Duplex.voice(8, 10 + trial);
            double at = 3 + random.nextDouble(3);
            Sound microphone =
                    Sound.silence(8)
                            .with(new Room(0.05 + random.nextDouble(0.3), gain, 0.2).echo(voice), 0)
                            .with(user, at);
            double onset = at * 1000 + user.onset() / 16.0;
            List<SpeechBoundary> boundaries =
                    Duplex.of(voice, microphone).heard(Attention.SPEAKING);
            assertThat(((Began) boundaries.getFirst()).decidedAt() * 20.0).isGreaterThan(onset);
            latencies.add(Duplex.detection(boundaries, onset).orElseThrow());
        }

        latencies.sort(null);
        assertThat(latencies.get(20)).isLessThanOrEqualTo(120);
        assertThat(latencies.get(36)).isLessThanOrEqualTo(latest);
    }

    @Test
    void aUserWithoutAnEchoIsHeardAsFastAsInSilence() {
        List<Double> latencies = new ArrayList<>();
        for (String command : Spoken.COMMANDS) {
            Sound user = Spoken.said(command);
            Duplex headset = Duplex.of(VOICE, Sound.silence(10).with(user, 4.2));
            double onset = 4200 + user.onset() / 16.0;
            latencies.add(Duplex.detection(headset.heard(Attention.SPEAKING), onset).orElseThrow());
        }

        latencies.sort(null);
        assertThat(latencies.get(10)).isLessThanOrEqualTo(100);
        assertThat(latencies.get(17)).isLessThanOrEqualTo(120);
    }

    @Test
    void whatWasFlushedExplainsNothing() {
        Hearing hearing = Hearing.at(16_000, VadSettings.DEFAULTS);
        Sound phrase = Spoken.said("raise the temperature");
        List<byte[]> frames = Duplex.onTheWire(phrase);
        for (byte[] frame : frames) {
            hearing.played(frame, 0);
        }
        hearing.flushed(0);

        boolean began = false;
        for (int i = 0; i < phrase.frames(); i++) {
            Heard heard =
                    hearing.hear(
                            Pcm.toBytes(phrase.frame(i)),
                            (i + 6) * Duplex.FRAME_NANOS,
                            Attention.SPEAKING);
            assertThat(heard.echo()).isFalse();
            began |= heard.boundary().isPresent();
        }
        assertThat(began).isTrue();
    }

    @Test
    void silenceIsNoEcho() {
        EchoGate gate = new EchoGate();

        assertThat(gate.explains(new short[320], 0)).isFalse();
    }

    private static Sound echo(double delay, double gain, double reverberation) {
        return Sound.silence(20)
                .with(new Room(delay, gain, reverberation).echo(VOICE), 0)
                .with(Noises.pink(20, -65, 1), 0);
    }
}
