package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.runtime.audio.WavFile;
import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What comes out of a stack that really runs, sample for sample.
@Timeout(120)
class StackAudioTest {
    private static final String MOCK = "mock-440hz";

    private static RunningStack stack;
    private static VoiceClient client;

    @TempDir Path directory;

    @BeforeAll
    static void startStack() throws Exception {
        stack = RunningStack.start();
        client = new VoiceClient();
    }

    @AfterAll
    static void stopStack() {
        client.close();
        stack.close();
    }

    @Test
    void a_wav_of_the_mock_has_its_spectral_peak_at_440_hertz_and_25_frames_a_text()
            throws Exception {
        Path wav = directory.resolve("tone.wav");

        SayReport report = say("Any text", MOCK, wav);

        assertThat(report.narration().frames()).isEqualTo(25);
        WavFile audio = WavFile.read(wav);
        assertThat(audio.sampleRate()).isEqualTo(48_000);
        assertThat(audio.channels()).isEqualTo(1);
        assertThat(audio.samples()).hasSize(25 * WireFormat.FRAME_SAMPLES);
        assertThat(loudestFrequency(audio.samples())).isEqualTo(440);
    }

    @Test
    void equal_texts_give_equal_bytes_from_either_voice() throws Exception {
        for (String voice : List.of(MOCK, "kevin16")) {
            Path first = directory.resolve(voice + "-1.wav");
            Path second = directory.resolve(voice + "-2.wav");

            say("The same words again", voice, first);
            say("The same words again", voice, second);

            assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
        }
        assertThat(Files.readAllBytes(directory.resolve("kevin16-1.wav")))
                .isNotEqualTo(Files.readAllBytes(directory.resolve(MOCK + "-1.wav")));
    }

    @Test
    void binary_and_base64_audio_are_the_same() throws Exception {
        Heard binary = new Heard();
        Heard base64 = new Heard();
        SessionOptions options = SessionOptions.of(stack.address());
        try (VoiceSession ours = client.open(options.withPace(Pace.FAST));
                VoiceSession old = client.open(options.asLegacy())) {
            ours.speak("Good evening", binary);
            old.speak("Good evening", base64);

            assertThat(ours.tellsEnd()).isTrue();
            assertThat(old.tellsEnd()).isFalse();
        }
        assertThat(base64.bytes()).isNotEmpty().isEqualTo(binary.bytes());
    }

    @Test
    void a_worker_speaks_the_same_as_the_orchestrator() throws Exception {
        Heard direct = new Heard();
        Heard through = new Heard();
        try (WorkerClient worker = WorkerClient.of("127.0.0.1", stack.workerPort());
                VoiceSession session =
                        client.open(SessionOptions.of(stack.address()).withPace(Pace.FAST))) {
            worker.startSession("direct", "", Pace.FAST);
            UtteranceMeasurement measured =
                    worker.speak("direct", "Good evening", Pace.FAST, direct);
            worker.endSession("direct");
            session.speak("Good evening", through);

            assertThat(measured.sequenceErrors()).isEmpty();
            assertThat(measured.frames()).isEqualTo(direct.frames());
            assertThat(measured.rtf().orElseThrow()).isLessThan(1);
        }
        assertThat(direct.bytes()).isNotEmpty().isEqualTo(through.bytes());
    }

    @Test
    void a_worker_acknowledges_controls_while_it_speaks() throws Exception {
        try (WorkerClient worker = WorkerClient.of("127.0.0.1", stack.workerPort())) {
            worker.startSession("controlled", "kevin16", Pace.REALTIME);
            Duration[] roundTrip = new Duration[1];
            UtteranceMeasurement measured =
                    worker.speak(
                            "controlled",
                            "This sentence is far too long to be heard to its end",
                            Pace.REALTIME,
                            pcm -> {
                                if (roundTrip[0] == null) {
                                    roundTrip[0] = worker.control("controlled", Command.STOP);
                                }
                            });

            assertThat(roundTrip[0]).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
            assertThat(measured.audio()).isLessThan(Duration.ofMillis(600));
            worker.endSession("controlled");
        }
    }

    @Test
    void a_worker_names_its_voices_and_refuses_others() throws Exception {
        try (WorkerClient worker = WorkerClient.of("127.0.0.1", stack.workerPort())) {
            assertThat(worker.voices()).contains("kevin16", MOCK);
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> worker.startSession("s", "nobody", Pace.FAST))
                    .withMessageContaining("nobody")
                    .withMessageContaining("kevin16");
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> worker.speak("unheard-of", "Hi", Pace.FAST, FrameSink.NONE))
                    .withMessageContaining("Session unheard-of not found");
        }
    }

    @Test
    void an_unknown_voice_is_missing_and_the_others_are_listed() {
        assertThatExceptionOfType(MissingPrerequisite.class)
                .isThrownBy(() -> say("Hello", "nobody", directory.resolve("hello.wav")))
                .withMessageContaining("nobody")
                .withMessageContaining("kevin16")
                .withMessageContaining(MOCK);
        assertThat(directory.resolve("hello.wav")).doesNotExist();
    }

    @Test
    void a_played_text_comes_in_real_time_and_evenly() throws Exception {
        try (VoiceSession session = client.open(SessionOptions.of(stack.address()))) {
            UtteranceMeasurement measured =
                    session.speak("One two three four five six seven", FrameSink.NONE);

            Duration early = measured.audio().minus(measured.total());
            assertThat(early).isBetween(Duration.ZERO, Duration.ofMillis(260));
            UtteranceMeasurement.Paced paced = measured.paced().orElseThrow();
            assertThat(paced.jitter().orElseThrow().headStart()).isBetween(1, 40);
        }
    }

    @Test
    void a_chapter_of_two_hundred_and_fifty_sentences_is_one_file(@TempDir Path folder)
            throws Exception {
        Path chapter = folder.resolve("chapter.txt");
        Files.writeString(
                chapter, "It was late. Nobody came. She left.\n\n".repeat(83) + "The end.");
        Path wav = folder.resolve("chapter.wav");
        try (SpokenText text = SpokenText.of(chapter)) {
            SayReport report = service().say(request(text, "kevin16", wav), Progress.NONE);

            assertThat(report.narration().sentences()).isEqualTo(250);
            assertThat(report.narration().sessions()).isEqualTo(3);
            assertThat(WavFile.read(wav).duration()).isEqualTo(report.narration().audio());
            assertThat(report.narration().rtf().orElseThrow()).isLessThan(1);
        }
    }

    private static SayService service() {
        return new SayService("");
    }

    private static SayRequest request(SpokenText text, String voice, Path wav) {
        return new SayRequest(
                SessionOptions.of(stack.address()).withVoice(voice).withPace(Pace.FAST),
                voice,
                text,
                new AudioOutput.File(wav),
                false);
    }

    private static SayReport say(String text, String voice, Path wav) throws InterruptedException {
        try (SpokenText spoken = SpokenText.of(text)) {
            return service().say(request(spoken, voice, wav), Progress.NONE);
        }
    }

    /// The frequency of the strongest line of the spectrum, in Hz, by the Goertzel recurrence at every line there is.
    private static double loudestFrequency(short[] samples) {
        double resolution = (double) WireFormat.SAMPLE_RATE / samples.length;
        double loudest = 0;
        double peak = -1;
        for (int line = 1; line < samples.length / 2; line++) {
            double power = power(samples, line);
            if (power > peak) {
                peak = power;
                loudest = line * resolution;
            }
        }
        return loudest;
    }

    private static double power(short[] samples, int line) {
        double coefficient = 2 * Math.cos(2 * Math.PI * line / samples.length);
        double before = 0;
        double last = 0;
        for (short sample : samples) {
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
        }
        return last * last + before * before - coefficient * last * before;
    }
}
