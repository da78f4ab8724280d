package dev.vox.runtime.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.audio.Samples;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What the worker relies on in every engine.
public interface SpeechEngineContract {
    int DEADLINE_SECONDS = 30;

    /// The engine under test.
    SpeechEngine engine();

    /// A voice of it to speak with.
    String modelId();

    /// Asserts that two renderings of one text are the same speech: to the sample, where an engine does not say otherwise.
    default void assertSameSpeech(String text, short[] rendering, short[] other) {
        assertThat(rendering).as(text).isEqualTo(other);
    }

    @Test
    default void findsEveryVoiceItLists() {
        assertThat(engine().voices()).isNotEmpty();
        assertThat(engine().voices())
                .allSatisfy(voice -> assertThat(engine().find(voice.modelId())).contains(voice));
    }

    @Test
    default void doesNotFindAnUnknownId() {
        for (String id : List.of("", " ", "nobody", modelId() + "x", modelId().substring(1))) {
            assertThat(engine().find(id)).as(id).isEmpty();
        }
    }

    @Test
    default void refusesToLoadAVoiceOfAnotherEngine() {
        VoiceProfile stranger =
                new VoiceProfile("stranger-1", "stranger", List.of(), 16_000, Map.of());

        assertThatThrownBy(() -> engine().load(stranger))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("stranger-1");
    }

    @Test
    default void speaksAtTheRateItsProfileSays() throws Exception {
        try (LoadedVoice voice = load()) {
            int rate = engine().find(modelId()).orElseThrow().sampleRate();
            assertThat(voice.sampleRate()).isEqualTo(rate);
            assertThat(speak(voice, text(0))).isNotEmpty();
        }
    }

    @Test
    default void saysTheSameTextTheSameWay() throws Exception {
        try (LoadedVoice voice = load()) {
            assertSameSpeech(text(1), speak(voice, text(1)), speak(voice, text(1)));
        }
    }

    @Test
    default void stopsAtOnceWhenTheSinkRefuses() throws Exception {
        try (LoadedVoice voice = load()) {
            AtomicInteger chunks = new AtomicInteger();

            voice.speak(new SpeechRequest(text(2)), chunk -> chunks.incrementAndGet() < 3);

            assertThat(chunks).hasValue(3);
            assertThat(speak(voice, text(2))).isNotEmpty();
        }
    }

    @Test
    default void aFailingSinkEndsTheUtteranceAndNotTheVoice() throws Exception {
        try (LoadedVoice voice = load()) {
            AudioSink failing =
                    chunk -> {
                        throw new IllegalStateException("the reader is gone");
                    };

            assertThatThrownBy(() -> voice.speak(new SpeechRequest(text(3)), failing))
                    .hasMessage("the reader is gone");
            assertThat(speak(voice, text(3))).isNotEmpty();
        }
    }

    @Test
    default void concurrentUtterancesDoNotMix() throws Exception {
        int utterances = 24;
        try (LoadedVoice voice = load();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<short[]> alone = new ArrayList<>();
            for (int i = 0; i < utterances; i++) {
                alone.add(speak(voice, text(i)));
            }

            List<Callable<short[]>> tasks =
                    IntStream.range(0, utterances)
                            .<Callable<short[]>>mapToObj(i -> () -> speak(voice, text(i)))
                            .toList();
            List<Future<short[]>> together = threads.invokeAll(tasks);

            for (int i = 0; i < utterances; i++) {
                assertSameSpeech(
                        text(i),
                        together.get(i).get(DEADLINE_SECONDS, TimeUnit.SECONDS),
                        alone.get(i));
            }
        }
    }

    @Test
    default void aSlowSinkDoesNotHoldUpOthers() throws Exception {
        int slow = 4 * Runtime.getRuntime().availableProcessors();
        CountDownLatch reached = new CountDownLatch(slow);
        CountDownLatch release = new CountDownLatch(1);
        try (LoadedVoice voice = load();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AudioSink blocking =
                    chunk -> {
                        reached.countDown();
                        return release.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
                    };
            for (int i = 0; i < slow; i++) {
                threads.submit(() -> {
                    voice.speak(new SpeechRequest(text(1)), blocking);
                    return true;
                });
            }
            assertThat(reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

            Future<short[]> other = threads.submit(() -> speak(voice, text(2)));

            assertThat(other.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isNotEmpty();
            release.countDown();
        }
    }

    @Test
    default void anInterruptedThreadDoesNotSpeak() throws Exception {
        try (LoadedVoice voice = load()) {
            AtomicInteger chunks = new AtomicInteger();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() ->
                            voice.speak(
                                    new SpeechRequest(text(0)),
                                    chunk -> chunks.incrementAndGet() > 0))
                    .isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
            assertThat(chunks).hasValue(0);
        }
    }

    @Test
    default void anInterruptionInTheSinkEndsTheUtterance() throws Exception {
        try (LoadedVoice voice = load();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch reached = new CountDownLatch(1);
            Future<?> utterance =
                    threads.submit(() -> {
                        voice.speak(
                                new SpeechRequest(text(0)),
                                chunk -> {
                                    reached.countDown();
                                    new CountDownLatch(1).await();
                                    return true;
                                });
                        return true;
                    });
            assertThat(reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

            utterance.cancel(true);
            threads.shutdown();

            assertThat(threads.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(speak(voice, text(0))).isNotEmpty();
        }
    }

    @Test
    default void aVoiceLoadedTwiceIsTwoVoices() throws Exception {
        try (LoadedVoice one = load()) {
            short[] spoken;
            try (LoadedVoice other = load()) {
                spoken = speak(other, text(4));
            }

            assertSameSpeech(text(4), speak(one, text(4)), spoken);
        }
    }

    private LoadedVoice load() throws SpeechException {
        return engine().load(engine().find(modelId()).orElseThrow());
    }

    private static String text(int number) {
        return "This is sentence number "
                + number
                + ", which another must not touch. "
                + "It goes on ".repeat(number % 5)
                + "until it ends.";
    }

    private static short[] speak(LoadedVoice voice, String text)
            throws SpeechException, InterruptedException {
        Samples samples = new Samples();
        voice.speak(
                new SpeechRequest(text),
                chunk -> {
                    samples.add(chunk.samples());
                    return true;
                });
        return samples.toArray();
    }
}
