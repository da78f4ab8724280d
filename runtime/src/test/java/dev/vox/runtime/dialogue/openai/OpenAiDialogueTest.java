package dev.vox.runtime.dialogue.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueContract;
import dev.vox.runtime.dialogue.DialogueTurns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(20)
class OpenAiDialogueTest implements DialogueContract {
    private final ChatServer server =
            new ChatServer(ChatServer.saying("This is", " one. This", " is two", "."));
    private final OpenAiDialogue dialogue = new OpenAiDialogue(Chats.settings(server.base()));

    OpenAiDialogueTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        dialogue.close();
        server.close();
    }

    @Override
    public Dialogue dialogue() {
        return new OpenAiDialogue(Chats.settings(server.base()));
    }

    @Test
    void itAsksForAStreamWithItsKeyAndItsPrompt() throws Exception {
        Chats.answer(dialogue.open(), "Say “hi”");
        ChatServer.Request request = server.requests().getFirst();
        assertThat(request.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer " + Chats.KEY)
                .containsEntry("Content-Type", "application/json");
        assertThat(request.body().get("model").getAsString()).isEqualTo("small");
        assertThat(request.body().get("stream").getAsBoolean()).isTrue();
        assertThat(request.messages()).containsExactly("system: Be brief.", "user: Say “hi”");
    }

    @Test
    void aSentenceIsHandedOverWhileTheNextOneIsNotWrittenYet() throws Exception {
        CountDownLatch spoken = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        server.answers((_, response) -> {
            response.stream();
            response.token("The first is");
            response.token(" here. And");
            spoken.await();
            order.add("the server writes on");
            response.token(" then the second.");
            response.done();
        });
        dialogue.open()
                .answer(
                        "Go on",
                        sentence -> {
                            order.add(sentence);
                            spoken.countDown();
                            return true;
                        });
        assertThat(order)
                .containsExactly(
                        "The first is here.", "the server writes on", "And then the second.");
    }

    @Test
    void aSlowListenerCostsTheModelNothing() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        server.answers((_, response) -> {
            response.stream();
            for (int i = 0; i < 20_000; i++) {
                response.token("Number " + i + " is said. ");
            }
            response.done();
            written.countDown();
        });
        List<String> sentences = new ArrayList<>();
        dialogue.open()
                .answer(
                        "Count",
                        sentence -> {
                            written.await();
                            return sentences.add(sentence);
                        });
        assertThat(sentences).hasSize(20_000);
    }

    @Test
    void whatWasSaidIsToldAgain() throws Exception {
        DialogueTurns turns = dialogue.open();
        Chats.answer(turns, "one");
        Chats.answer(turns, "two");
        assertThat(server.requests().getLast().messages())
                .containsExactly(
                        "system: Be brief.",
                        "user: one",
                        "assistant: This is one. This is two.",
                        "user: two");
    }

    @Test
    void conversationsKnowNothingOfEachOther() throws Exception {
        Chats.answer(dialogue.open(), "mine");
        Chats.answer(dialogue.open(), "yours");
        assertThat(server.requests().getLast().messages())
                .containsExactly("system: Be brief.", "user: yours");
    }

    @Test
    void whatTheUserDidNotHearWasNotSaid() throws Exception {
        DialogueTurns turns = dialogue.open();
        Chats.answer(turns, "one");
        turns.interrupted("This is one.");
        Chats.answer(turns, "two");
        assertThat(server.requests().getLast().messages())
                .containsExactly(
                        "system: Be brief.", "user: one", "assistant: This is one.", "user: two");
    }

    @Test
    void anAnswerOfWhichNothingWasHeardLeavesOneMessageOfTheUsers() throws Exception {
        DialogueTurns turns = dialogue.open();
        Chats.answer(turns, "one");
        turns.interrupted(" ");
        Chats.answer(turns, "two");
        assertThat(server.requests().getLast().messages())
                .containsExactly("system: Be brief.", "user: one\ntwo");
    }

    @Test
    void theOldestTurnsAreForgotten() throws Exception {
        DialogueTurns turns = dialogue.open();
        for (int turn = 1; turn <= 10; turn++) {
            Chats.answer(turns, "turn " + turn);
        }
        assertThat(server.requests().getLast().messages())
                .hasSize(1 + 3 + 2)
                .startsWith("system: Be brief.", "user: turn 8")
                .endsWith("user: turn 10");
    }

    @Test
    void longTurnsAreForgottenSoonerAndTheLastOneNever() throws Exception {
        DialogueTurns turns = dialogue.open();
        Chats.answer(turns, "short");
        Chats.answer(turns, "long ".repeat(1000));
        assertThat(server.requests().getLast().messages()).hasSize(2);
    }

    @Test
    void anInterruptEndsTheRequestAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        server.answers((_, response) -> {
            response.stream();
            response.token("This is a begi");
            asked.countDown();
            response.awaitEnd();
            gone.countDown();
        });
        assertThat(interrupted(asked)).isInstanceOf(InterruptedException.class);
        gone.await();
    }

    @Test
    void anInterruptBeforeTheAnswerBeginsEndsTheRequestToo() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        server.answers((_, response) -> {
            asked.countDown();
            response.awaitEnd();
            gone.countDown();
        });
        assertThat(interrupted(asked)).isInstanceOf(InterruptedException.class);
        gone.await();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusedSentenceEndsTheRequest() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        server.answers((_, response) -> {
            response.stream();
            response.token("One. Two. Thr");
            response.awaitEnd();
            gone.countDown();
        });
        DialogueTurns turns = dialogue.open();
        turns.answer("Count", _ -> false);
        gone.await();
        Chats.answer(turns, "Again");
        assertThat(server.requests().getLast().messages())
                .containsExactly("system: Be brief.", "user: Count\nAgain");
    }

    @Test
    void anAnswerThatEndsWithoutAMarkIsComplete() throws Exception {
        server.answers((_, response) -> {
            response.stream();
            response.raw(": keep-alive\r\n\r\n");
            response.raw("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\r\n\r\n");
            response.raw("data: {\"choices\":[],\"usage\":{}}\r\n\r\n");
            response.token("No [DONE] follows");
            response.raw(
                    "data:"
                        + " {\"choices\":[{\"delta\":{\"content\":\".\"},\"finish_reason\":\"length\"}]}\n\n");
        });
        assertThat(Chats.answer(dialogue.open(), "Go")).containsExactly("No [DONE] follows.");
    }

    @Test
    void aServerThatAsksForNoKeyGetsNone() throws Exception {
        ChatSettings settings = Chats.settings(server.base());
        ChatSettings keyless =
                new ChatSettings(
                        settings.base(),
                        settings.model(),
                        null,
                        "",
                        settings.patience(),
                        settings.memory());
        try (OpenAiDialogue local = new OpenAiDialogue(keyless)) {
            Chats.answer(local.open(), "hi");
        }
        assertThat(server.requests().getFirst().headers()).doesNotContainKey("Authorization");
        assertThat(server.requests().getFirst().messages()).containsExactly("user: hi");
    }

    private Throwable interrupted(CountDownLatch asked) throws InterruptedException {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread speaker =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                dialogue.open().answer("Go", _ -> true);
                            } catch (Exception e) {
                                end.set(e);
                            }
                        });
        asked.await();
        speaker.interrupt();
        speaker.join();
        return end.get();
    }
}
