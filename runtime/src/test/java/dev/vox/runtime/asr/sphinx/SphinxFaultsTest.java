package dev.vox.runtime.asr.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Speech;
import dev.vox.runtime.model.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

final class SphinxFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int ENOUGH = 1_000_000;

    private final ScriptedModel model = new ScriptedModel();
    private final Recognizer recognizer = recognizer(() -> model);

    @AfterEach
    void close() {
        recognizer.close();
    }

    private static Recognizer recognizer(SpeechModel.Loader loader) {
        return new SphinxRecognizer(
                new SphinxSettings(SphinxMode.everyday(), 1, 2, Duration.ofSeconds(30)), loader);
    }

    @Test
    void a_decoder_that_throws_fails_its_utterance_alone() throws Exception {
        model.turns.release(ENOUGH);
        for (Throwable fault : List.of(new IllegalStateException("lost"), new Error("lost"))) {
            model.fault = fault;
            Recognition broken = recognizer.begin(partial -> {});
            broken.hear(new short[320]);
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> broken.finish(PATIENCE))
                    .withMessageStartingWith("sphinx failed in the middle of an utterance")
                    .withMessageContaining("lost");
            model.fault = null;
        }
        assertThat(heard(recognizer.begin(partial -> {}), 320)).isEqualTo("320");
    }

    @Test
    void a_listener_that_throws_fails_its_utterance_alone() throws Exception {
        try (Recognizer real = new SphinxRecognizer(SphinxSettings.of(SphinxMode.everyday()));
                Speech speech = new Speech()) {
            Recognition broken =
                    real.begin(partial -> {
                        throw new IllegalStateException("deaf");
                    });
            Speech.hear(broken, speech.said("turn the lights on"));

            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> broken.finish(Duration.ofSeconds(60)))
                    .withMessageContaining("deaf");
        }
    }

    @Test
    void a_transcript_that_is_late_is_missed_with_the_reason() throws Exception {
        Recognition slow = recognizer.begin(partial -> {});
        slow.hear(new short[320]);

        assertThatExceptionOfType(RecognitionException.class)
                .isThrownBy(() -> slow.finish(SHORT))
                .withMessage(
                        "sphinx has no transcript 50 ms after the end of the speech: 1 utterances"
                                + " share its thread");
    }

    @Test
    void speech_is_kept_while_the_model_is_loaded() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        model.turns.release(ENOUGH);
        try (Recognizer slow =
                recognizer(() -> {
                    awaitQuietly(loading);
                    return model;
                })) {
            Recognition early = slow.begin(partial -> {});
            early.hear(new short[960]);
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> early.finish(SHORT))
                    .withMessageEndingWith("its model is still being loaded");
            loading.countDown();

            assertThat(early.finish(PATIENCE).text()).isEqualTo("960");
        }
    }

    @Test
    void a_model_that_does_not_load_is_told_by_everything() throws Exception {
        try (Recognizer broken =
                recognizer(() -> {
                    throw new RecognitionException("no data");
                })) {
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(broken::prepare)
                    .withMessage("no data");
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> broken.begin(partial -> {}))
                    .withMessage("no data");
        }
    }

    @Test
    void an_utterance_that_is_begun_before_loading_fails_is_told_too() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        try (Recognizer broken =
                recognizer(() -> {
                    awaitQuietly(loading);
                    throw new IllegalStateException("no room");
                })) {
            Recognition early = broken.begin(partial -> {});
            early.hear(new short[320]);
            loading.countDown();

            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> early.finish(PATIENCE))
                    .withMessageContaining("no room");
        }
    }

    @Test
    void one_utterance_too_many_waits_until_another_ends() throws Exception {
        List<Recognition> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Recognition one = recognizer.begin(partial -> {});
            all.add(one);
            one.hear(new short[320 * (i + 1)]);
        }
        model.turns.release(2);
        Await.until("two are begun", () -> model.begun.get() == 2);
        model.turns.release(ENOUGH);

        assertThat(all.get(0).finish(PATIENCE).text()).isEqualTo("320");
        assertThat(all.get(2).finish(PATIENCE).text()).isEqualTo("960");
        assertThat(all.get(1).finish(PATIENCE).text()).isEqualTo("640");
        assertThat(model.begun).hasValue(3);
    }

    @Test
    void an_utterance_that_is_given_up_makes_room() throws Exception {
        model.turns.release(ENOUGH);
        Recognition first = recognizer.begin(partial -> {});
        Recognition second = recognizer.begin(partial -> {});
        Recognition third = recognizer.begin(partial -> {});
        List.of(first, second, third).forEach(one -> one.hear(new short[320]));
        Await.until("two are begun", () -> model.begun.get() == 2);
        first.close();

        assertThat(third.finish(PATIENCE).text()).isEqualTo("320");
        assertThat(second.finish(PATIENCE).text()).isEqualTo("320");
    }

    @Test
    void speech_after_the_utterance_was_given_up_is_ignored() throws Exception {
        model.turns.release(ENOUGH);
        Recognition given = recognizer.begin(partial -> {});
        Thread talker = Thread.startVirtualThread(() -> talk(given));
        given.close();
        talker.join(PATIENCE);

        assertThat(talker.isAlive()).isFalse();
        assertThat(heard(recognizer.begin(partial -> {}), 640)).isEqualTo("640");
    }

    @Test
    void who_waits_for_a_transcript_is_told_when_the_recogniser_is_closed() throws Exception {
        Recognition waiting = recognizer.begin(partial -> {});
        waiting.hear(new short[320]);
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> finish(waiting, answer));
        recognizer.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(RecognitionException.class);
    }

    private static void talk(Recognition recognition) {
        for (int i = 0; i < 1_000; i++) {
            recognition.hear(new short[320]);
        }
    }

    private static void finish(Recognition recognition, CompletableFuture<String> answer) {
        try {
            answer.complete(recognition.finish(PATIENCE).text());
        } catch (RecognitionException | InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private static String heard(Recognition recognition, int samples) throws Exception {
        recognition.hear(new short[samples]);
        return recognition.finish(PATIENCE).text();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
