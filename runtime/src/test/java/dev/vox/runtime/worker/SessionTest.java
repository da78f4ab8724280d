package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.EndSessionResponse;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.runtime.model.Await;
import dev.vox.runtime.tts.SpeechException;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class SessionTest {
    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start(WorkerFixture.settings(2, WorkerFixture.STALL));
        worker.scripted.voice("endless", Voices.endless(new AtomicLong()));
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
    }

    @Test
    void anEmptyModelIdIsTheDefaultModel() {
        worker.open("s", "");

        assertThat(worker.uses(WorkerFixture.MOCK)).isEqualTo(1);
    }

    @Test
    void aSessionWithoutAnIdIsRefused() {
        StartSessionResponse answer = worker.startSession("", "", Map.of());

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage()).isEqualTo("Missing session_id");
    }

    @Test
    void anUnknownModelIsRefusedWithTheIdsThereAre() {
        StartSessionResponse answer = worker.startSession("s", "piper-x", Map.of());

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage())
                .isEqualTo("unknown model piper-x, available: endless, kevin, kevin16, mock-440hz");
        assertThat(worker.server.activity().sessions()).isZero();
    }

    @Test
    void aModelThatCannotBeLoadedIsRefusedWithTheReason() {
        worker.scripted.voice(
                "broken",
                Voices.constant(1),
                () -> {
                    throw new SpeechException("its file is empty");
                });

        StartSessionResponse answer = worker.startSession("s", "broken", Map.of());

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage()).isEqualTo("cannot load model broken: its file is empty");
    }

    @Test
    void anUnknownPaceIsRefusedWithTheValidOnes() {
        StartSessionResponse answer = worker.startSession("s", "", Map.of("pace", "slow"));

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage()).isEqualTo("Unknown pace: slow, valid: fast, realtime");
        assertThat(worker.uses(WorkerFixture.MOCK)).isZero();
    }

    @Test
    void aReplacedSessionEndsItsUtterancesAndGivesItsModelBackOnce() {
        worker.open("s", "endless");
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(5);

        worker.open("s", WorkerFixture.MOCK);

        utterance.awaitEnd().assertWhole("s");
        worker.awaitNoUtterance();
        assertThat(worker.uses("endless")).isZero();
        assertThat(worker.uses(WorkerFixture.MOCK)).isEqualTo(1);
        assertThat(worker.server.activity().sessions()).isEqualTo(1);
        assertThat(worker.say("s", "x").assertWhole("s").frames()).hasSize(25);
    }

    @Test
    void endingASessionEndsItsUtterancesAndGivesItsModelBackOnce() {
        worker.open("s", "endless");
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(5);

        assertThat(worker.endSession("s")).isTrue();

        utterance.awaitEnd().assertWhole("s");
        worker.awaitNoUtterance();
        assertThat(worker.uses("endless")).isZero();
        assertThat(worker.endSession("s")).isTrue();
        assertThat(worker.endSession("nobody")).isTrue();
        assertThat(worker.say("s", "x").status().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void theEndOfAnUtteranceIsOnTheWireBeforeItsSessionsEndIsAnswered() throws Exception {
        worker.open("s", "endless");
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(5);
        // Nothing else is on its way then, and one frame is held back.
        worker.control("s", ControlCommand.PAUSE);
        int paused = utterance.frames().size();

        List<AudioFrame> atTheAnswer = endAndCollect("s", utterance);

        assertThat(atTheAnswer).hasSize(paused + 1);
        assertThat(atTheAnswer.getLast().getIsFinal()).isTrue();
        assertThat(atTheAnswer.getLast().getAudioData()).isEmpty();
    }

    @Test
    void moreSessionsThanTheLimitAreRefusedAndTheLimitIsNamed() {
        worker.open("one", "");
        worker.open("two", "");

        StartSessionResponse answer = worker.startSession("three", "", Map.of());
        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage())
                .isEqualTo("Too many sessions: the limit is 2 (MAX_CONCURRENT_SESSIONS)");
        assertThat(worker.uses(WorkerFixture.MOCK)).isEqualTo(2);

        // A replacement is not one more, and an end makes room.
        worker.open("two", "");
        worker.endSession("one");
        worker.open("three", "");
    }

    @Test
    void anIdleSessionIsReapedAndItsModelGivenBack() {
        worker.open("s", "endless");
        worker.clock.advance(WorkerFixture.IDLE.minusMillis(1));
        worker.server.reap();
        assertThat(worker.server.activity().sessions()).isEqualTo(1);

        worker.clock.advance(Duration.ofMillis(1));
        worker.server.reap();

        assertThat(worker.server.activity().sessions()).isZero();
        assertThat(worker.uses("endless")).isZero();
        assertThat(worker.say("s", "x").status().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aSessionThatSpeaksIsNotIdle() {
        worker.open("s", WorkerFixture.MOCK);
        worker.clock.advance(WorkerFixture.IDLE.minusMillis(1));
        worker.say("s", "x").assertWhole("s");
        worker.awaitNoUtterance();
        worker.clock.advance(WorkerFixture.IDLE.minusMillis(1));

        worker.server.reap();

        assertThat(worker.server.activity().sessions()).isEqualTo(1);
    }

    @Test
    void aSessionWhoseClientGaveUpWhileItsModelLoadedIsNotOpened() {
        CountDownLatch mayLoad = new CountDownLatch(1);
        worker.scripted.voice("slow", Voices.constant(1), () -> await(mayLoad));
        var client =
                TTSServiceGrpc.newFutureStub(worker.channel)
                        .startSession(
                                StartSessionRequest.newBuilder()
                                        .setSessionId("s")
                                        .setModelId("slow")
                                        .build());
        Await.until("the load began", () -> worker.scripted.loads("slow") == 1);

        assertThat(client.cancel(true)).isTrue();
        // Answered after the cancellation, which went before it over the same connection.
        assertThat(worker.control("s", ControlCommand.STOP).getSuccess()).isTrue();
        mayLoad.countDown();

        Await.until("the model is given back", () -> worker.uses("slow") == 0);
        assertThat(worker.models.resident()).contains("slow");
        assertThat(worker.server.activity().sessions()).isZero();
    }

    @Test
    void aReapedSessionEndsTheUtteranceThatWaitsForTextAndSaysWhy() {
        worker.open("s", WorkerFixture.MOCK);
        Listener utterance = worker.synthesize().text("s", "x", false).awaitFrames(24);
        Await.until(
                "the session is idle and reaped",
                () -> {
                    worker.clock.advance(WorkerFixture.IDLE);
                    worker.server.reap();
                    return utterance.ended();
                });

        assertThat(utterance.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(utterance.status().getDescription()).isEqualTo("Session s was idle for 300 s");
        worker.awaitNoUtterance();
    }

    /// Ends a session and collects the frames in the callback of the answer, on the thread that reads the wire.
    private List<AudioFrame> endAndCollect(String id, Listener utterance) throws Exception {
        CompletableFuture<List<AudioFrame>> frames = new CompletableFuture<>();
        TTSServiceGrpc.newStub(worker.channel)
                .endSession(
                        EndSessionRequest.newBuilder().setSessionId(id).build(),
                        new StreamObserver<>() {
                            @Override
                            public void onNext(EndSessionResponse answer) {
                                frames.complete(utterance.frames());
                            }

                            @Override
                            public void onError(Throwable failure) {
                                frames.completeExceptionally(failure);
                            }

                            @Override
                            public void onCompleted() {}
                        });
        return frames.get(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
