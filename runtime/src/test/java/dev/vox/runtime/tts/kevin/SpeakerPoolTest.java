package dev.vox.runtime.tts.kevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class SpeakerPoolTest {
    private static KevinData data;

    @BeforeAll
    static void load() throws IOException {
        data = KevinData.load("cmu_us_kal16");
    }

    @Test
    void aFailureIsReportedAndTheVoiceStaysUsable() throws Exception {
        try (LoadedVoice voice = voice(1, () -> stumblingOver("boom"))) {
            assertThatThrownBy(() -> count(voice, "This goes boom."))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("kevin16 could not say the text")
                    .hasMessageContaining("stumbled over boom");

            assertThat(count(voice, "This does not.")).isPositive();
        }
    }

    @Test
    void anErrorOfTheSynthesisIsAFailureToo() throws Exception {
        Supplier<Speaker> broken =
                () ->
                        text -> {
                            throw new StackOverflowError();
                        };
        try (LoadedVoice voice = voice(1, broken)) {
            assertThatThrownBy(() -> count(voice, "Hello.")).isInstanceOf(SpeechException.class);
        }
    }

    @Test
    void whatSoundedBeforeAFailureStands() throws Exception {
        try (LoadedVoice voice = voice(1, () -> stumblingOver("boom"))) {
            int alone = count(voice, "The first is said.");
            AtomicInteger samples = new AtomicInteger();

            assertThatThrownBy(() ->
                            voice.speak(
                                    new SpeechRequest("The first is said. Boom!"),
                                    chunk -> samples.addAndGet(chunk.samples().length) > 0))
                    .isInstanceOf(SpeechException.class);

            assertThat(samples).hasValue(alone);
        }
    }

    @Test
    void aTextThatStumblesAsWrittenIsSaidPlainly() throws Exception {
        try (LoadedVoice voice = voice(1, () -> stumblingOver("$12"))) {
            assertThat(count(voice, "It costs $12 now.")).isPositive();
        }
    }

    @Test
    void aLongTextSoundsWhenItsFirstPieceIsSaidAndIsSaidOnePieceAhead() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        Supplier<Speaker> counting =
                () -> {
                    Speaker speaker = new KevinSpeaker(data);
                    return text -> {
                        begun.incrementAndGet();
                        return speaker.say(text);
                    };
                };
        AtomicInteger atFirstSound = new AtomicInteger();
        AtomicInteger chunks = new AtomicInteger();
        try (LoadedVoice voice = voice(1, counting)) {
            voice.speak(
                    new SpeechRequest("This is one of a hundred. ".repeat(100)),
                    chunk -> {
                        if (chunks.getAndIncrement() == 0) {
                            atFirstSound.set(begun.get());
                        }
                        return true;
                    });
        }

        assertThat(atFirstSound).hasValue(1);
        assertThat(begun).hasValue(100);
    }

    @Test
    void makesNoMoreSpeakersThanThreads() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Supplier<Speaker> counting =
                () -> {
                    made.incrementAndGet();
                    return new KevinSpeaker(data);
                };
        try (LoadedVoice voice = voice(2, counting)) {
            for (int i = 0; i < 20; i++) {
                count(voice, "One. Two. Three.");
            }
        }

        assertThat(made).hasValueBetween(1, 2);
    }

    @Test
    void fetchesOnePieceAheadAndNoMore() throws Exception {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        CountDownLatch secondBegun = new CountDownLatch(2);
        Supplier<Speaker> noting =
                () -> {
                    KevinSpeaker speaker = new KevinSpeaker(data);
                    return text -> {
                        begun.add(text.strip());
                        secondBegun.countDown();
                        return speaker.say(text);
                    };
                };
        try (LoadedVoice voice = voice(4, noting)) {
            AtomicInteger chunks = new AtomicInteger();
            voice.speak(
                    new SpeechRequest("The one. The two. The three. The four."),
                    chunk -> {
                        if (chunks.incrementAndGet() == 1) {
                            return true;
                        }
                        assertThat(secondBegun.await(30, TimeUnit.SECONDS)).isTrue();
                        return false;
                    });

            assertThat(begun).containsExactlyInAnyOrder("The one.", "The two.");
        }
    }

    @Test
    void aSynthesisThatNeverEndsIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Supplier<Speaker> hanging =
                () ->
                        text -> {
                            never.await();
                            throw new IllegalStateException("interrupted at the latest by close");
                        };
        SpeakerPool pool = new SpeakerPool("kevin16", 1, hanging, Duration.ofMillis(50));
        try (LoadedVoice voice = new KevinVoice(16_000, pool)) {
            assertThatThrownBy(() -> count(voice, "Hello."))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("kevin16 made no speech");
        }
    }

    @Test
    void closingEndsItsThreads() throws Exception {
        LoadedVoice voice = voice(3, () -> new KevinSpeaker(data));
        count(voice, "One. Two. Three. Four.");
        assertThat(speakerThreads()).isNotEmpty();

        voice.close();

        assertThat(speakerThreads()).isEmpty();
    }

    private static Set<Thread> speakerThreads() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pool-test-speaker-"))
                .filter(Thread::isAlive)
                .forEach(threads::add);
        return threads;
    }

    private static LoadedVoice voice(int size, Supplier<Speaker> speakers) {
        return new KevinVoice(
                16_000,
                new SpeakerPool(
                        size == 3 ? "pool-test" : "kevin16",
                        size,
                        speakers,
                        Duration.ofSeconds(30)));
    }

    private static Speaker stumblingOver(String word) {
        KevinSpeaker speaker = new KevinSpeaker(data);
        return text -> {
            if (text.toLowerCase(Locale.ROOT).contains(word)) {
                throw new IllegalStateException("stumbled over " + word);
            }
            return speaker.say(text);
        };
    }

    private static int count(LoadedVoice voice, String text) throws Exception {
        AtomicInteger samples = new AtomicInteger();
        voice.speak(
                new SpeechRequest(text), chunk -> samples.addAndGet(chunk.samples().length) > 0);
        return samples.get();
    }
}
