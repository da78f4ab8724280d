package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.StaticRouter;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.vad.VadSettings;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// With sound only: kevin16 asks, is recognised, answered by kevin16, breaks in, and is answered again.
final class ConversationTest {
    private static final String TIME = "what time is it";
    private static final String MUSIC = "play some classical music";
    private static final String LONG =
            "It is a quarter past nine in the morning, the sun is shining, and the day is long.";
    private static final String SHORT = "Here is some music.";
    private static final Map<String, String> ANSWERS = Map.of(TIME, LONG, MUSIC, SHORT);

    private final FakeDialogue dialogue =
            new FakeDialogue((said, sink) -> {
                boolean unused = sink.accept(ANSWERS.getOrDefault(said, "What?"));
            });
    private final WorkerServer worker;
    private final Orchestra orchestra;

    ConversationTest() throws Exception {
        worker =
                WorkerServer.start(
                        WorkerSettings.of("127.0.0.1", 0, 0),
                        new ModelManager(
                                List.of(new KevinEngine()),
                                ModelSettings.of("kevin16"),
                                InstantSource.system()),
                        InstantSource.system());
        orchestra =
                new Orchestra(
                        Orchestra.SETTINGS,
                        new StaticRouter(new WorkerAddress("127.0.0.1", worker.port())),
                        null,
                        new Agent(
                                VadSettings.DEFAULTS,
                                new PhraseRecognizer(TIME, MUSIC),
                                dialogue,
                                Agent.Mode.AGENT));
    }

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aUserAsksBreaksInAtSomeTimeAndIsAnsweredAgain(long seed) {
        int frames = 5 + new Random(seed).nextInt(80);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TRANSCRIPT);
            try (Microphone microphone = Microphone.of(client).say(TIME)) {
                assertThat(transcript(client)).isEqualTo("user: " + TIME);
                assertThat(transcript(client)).isEqualTo("assistant: " + LONG);
                client.frames(frames);
                microphone.say(MUSIC);
                ServerMessage.Flush flush = client.skipTo(ServerMessage.Flush.class);
                // Silence until the second answer.
                assertThat(transcript(client)).isEqualTo("user: " + MUSIC);
                assertThat(transcript(client)).isEqualTo("assistant: " + SHORT);
                assertThat(client.next(ServerMessage.Audio.class).sequence())
                        .isEqualTo(flush.sequence() + 1);
            }
        }
        assertThat(dialogue.said).containsExactly(TIME, MUSIC);
        assertThat(dialogue.interrupted).containsExactly(LONG);
    }

    @Test
    void aCoughLosesAndRepeatsNothingThatWasNotFlushed() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TRANSCRIPT, Topic.TURN);
            List<byte[]> whole = answer(client.text(TIME), List.of());
            List<byte[]> again = new ArrayList<>();
            try (Microphone microphone = Microphone.of(client)) {
                client.text(TIME);
                for (ServerMessage.Audio audio : skipToAudio(client, 20)) {
                    again.add(audio.pcm());
                }
                microphone.play(Kevin.begins("stop", 160));
                answer(client, again);
            }
            // Without the frames that were flushed and went again, the answer is the same.
            int repeated = again.size() - whole.size();
            assertThat(repeated).isBetween(0, 10);
            assertThat(isWholeWithARepetition(whole, again, repeated)).isTrue();
        }
    }

    @Test
    void aHundredSessionsHearTheirOwnAnswersOnly() throws Exception {
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> heard = new ArrayList<>();
            for (int user = 0; user < 100; user++) {
                String phrase = user % 2 == 0 ? TIME : MUSIC;
                heard.add(users.submit(asks(phrase, user * 90L)));
            }
            for (int user = 0; user < 100; user++) {
                String phrase = user % 2 == 0 ? TIME : MUSIC;
                assertThat(heard.get(user).get())
                        .containsExactly("user: " + phrase, "assistant: " + ANSWERS.get(phrase));
            }
        }
    }

    /// @param after when, so that not all of them are recognised in the same moment
    private Callable<List<String>> asks(String phrase, long after) {
        long end = System.nanoTime() + after * 1_000_000;
        return () -> {
            try (TestClient client = orchestra.client()) {
                client.started();
                client.accept(Topic.TRANSCRIPT);
                Await.until("it is the user's time", () -> System.nanoTime() > end);
                try (Microphone microphone = Microphone.at(client, Kevin.RATE).say(phrase)) {
                    List<String> transcripts = List.of(transcript(client), transcript(client));
                    client.skipTo(ServerMessage.Audio.class);
                    assertThat(microphone.spokeAtMillis()).isNotNegative();
                    return transcripts;
                }
            }
        };
    }

    private static String transcript(TestClient client) {
        ServerMessage.Transcript transcript = client.skipTo(ServerMessage.Transcript.class);
        return transcript.role() + ": " + transcript.text();
    }

    private static List<ServerMessage.Audio> skipToAudio(TestClient client, int count) {
        List<ServerMessage.Audio> frames = new ArrayList<>();
        while (frames.size() < count) {
            frames.add(client.skipTo(ServerMessage.Audio.class));
        }
        return frames;
    }

    private static List<byte[]> answer(TestClient client, List<byte[]> into) {
        List<byte[]> frames = into.isEmpty() ? new ArrayList<>() : into;
        ServerMessage next = client.next();
        while (!(next instanceof ServerMessage.Turn)) {
            if (next instanceof ServerMessage.Audio audio) {
                frames.add(audio.pcm());
            }
            next = client.next();
        }
        return frames;
    }

    /// Whether removing so many frames in a row from the second makes it the first.
    private static boolean isWholeWithARepetition(
            List<byte[]> whole, List<byte[]> again, int repeated) {
        for (int from = 0; from <= whole.size(); from++) {
            List<byte[]> without = new ArrayList<>(again.subList(0, from));
            without.addAll(again.subList(from + repeated, again.size()));
            if (same(whole, without)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(List<byte[]> one, List<byte[]> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!Arrays.equals(one.get(i), other.get(i))) {
                return false;
            }
        }
        return one.size() == other.size();
    }
}
