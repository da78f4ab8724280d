package dev.vox.runtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// What every dialogue keeps.
@Timeout(20)
public interface DialogueContract {
    /// A dialogue that answers [#QUESTION] with exactly two sentences, each time.
    Dialogue dialogue() throws Exception;

    String QUESTION = "The first is short. The second is short, too.";

    @Test
    default void itsNameIsOneThatSettingsKnow() throws Exception {
        try (Dialogue dialogue = dialogue()) {
            assertThat(dialogue.name()).isIn("echo", "scripted", "openai");
        }
    }

    @Test
    default void anAnswerComesInSentencesAndIsOverWhenTheCallReturns() throws Exception {
        try (Dialogue dialogue = dialogue()) {
            assertThat(answer(dialogue.open()))
                    .hasSize(2)
                    .allSatisfy(sentence -> assertThat(sentence).isNotBlank().endsWith("."));
        }
    }

    @Test
    default void aConversationGoesOnTurnByTurn() throws Exception {
        try (Dialogue dialogue = dialogue()) {
            DialogueTurns turns = dialogue.open();
            for (int turn = 0; turn < 3; turn++) {
                assertThat(answer(turns)).hasSize(2);
            }
        }
    }

    @Test
    default void nothingIsHandedOverAfterTheSinkRefused() throws Exception {
        try (Dialogue dialogue = dialogue()) {
            List<String> offered = new ArrayList<>();
            DialogueTurns turns = dialogue.open();
            turns.answer(
                    QUESTION,
                    sentence -> {
                        offered.add(sentence);
                        return false;
                    });
            assertThat(offered).hasSize(1);
            assertThat(answer(turns)).hasSize(2);
        }
    }

    @Test
    default void anInterruptEndsATurnWhoseSentencesAreNotTaken() throws Exception {
        try (Dialogue dialogue = dialogue()) {
            DialogueTurns turns = dialogue.open();
            CountDownLatch blocked = new CountDownLatch(1);
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread speaker =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    turns.answer(
                                            QUESTION,
                                            _ -> {
                                                blocked.countDown();
                                                new CountDownLatch(1).await();
                                                return true;
                                            });
                                } catch (InterruptedException | DialogueException e) {
                                    end.set(e);
                                }
                            });
            blocked.await();
            speaker.interrupt();
            speaker.join();
            assertThat(end.get()).isInstanceOf(InterruptedException.class);
            turns.interrupted("The first");
            assertThat(answer(turns)).hasSize(2);
        }
    }

    @Test
    default void breakingInBeforeAnythingWasSaidIsNoMistake() throws Exception {
        try (Dialogue dialogue = dialogue()) {
            DialogueTurns turns = dialogue.open();
            turns.interrupted("");
            assertThat(answer(turns)).hasSize(2);
        }
    }

    @Test
    default void manyTalkAtTheSameTime() throws Exception {
        try (Dialogue dialogue = dialogue();
                ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> calls = new ArrayList<>();
            for (int user = 0; user < 20; user++) {
                calls.add(() -> answer(dialogue.open()));
            }
            for (Future<List<String>> answer : users.invokeAll(calls)) {
                assertThat(answer.get()).hasSize(2);
            }
        }
    }

    private static List<String> answer(DialogueTurns turns)
            throws DialogueException, InterruptedException {
        List<String> sentences = new ArrayList<>();
        turns.answer(QUESTION, sentences::add);
        return sentences;
    }
}
