package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.TTSServiceGrpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class ControlTest {
    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start();
        worker.scripted.voice("counting", Voices.counting(200));
        worker.scripted.voice("endless", Voices.endless(new AtomicLong()));
        worker.open("s", "counting");
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
    }

    @RepeatedTest(10)
    void noFrameComesAfterAPauseIsAcknowledged() throws Exception {
        worker.open("fast", "endless");
        Listener utterance = worker.synthesize().text("fast", "x", true).awaitFrames(50);

        int atAcknowledgement = pauseAndCount("fast", utterance);

        // Another session's whole utterance is time enough for a frame that should not come.
        worker.open("other", WorkerFixture.MOCK);
        worker.say("other", "tick").assertWhole("other");
        assertThat(utterance.frames()).hasSize(atAcknowledgement);

        assertThat(worker.control("fast", ControlCommand.RESUME).getMessage())
                .isEqualTo("Resumed 1 utterance(s)");
        utterance.awaitFrames(atAcknowledgement + 50);
        worker.control("fast", ControlCommand.STOP);
        utterance.awaitEnd().assertWhole("fast");
    }

    @Test
    void aResumedUtteranceGoesOnWithTheNextSample() {
        byte[] unpaused = worker.say("s", "x").assertWhole("s").audio();
        Listener utterance = worker.synthesize().text("s", "x", true);

        for (int frames = 20; frames <= 100; frames += 20) {
            utterance.awaitFrames(frames);
            assertThat(worker.control("s", ControlCommand.PAUSE).getMessage())
                    .isEqualTo("Paused 1 utterance(s)");
            worker.control("s", ControlCommand.RESUME);
        }

        assertThat(utterance.awaitEnd().assertWhole("s").audio()).isEqualTo(unpaused);
    }

    @Test
    void aPauseOfOneSessionLeavesAnotherOnTheSameModelSpeaking() {
        worker.open("other", "counting");
        Listener paused = worker.synthesize().text("s", "x", true).awaitFrames(5);
        worker.control("s", ControlCommand.PAUSE);

        worker.say("other", "x").assertWhole("other");

        assertThat(paused.ended()).isFalse();
        worker.control("s", ControlCommand.RESUME);
        paused.awaitEnd().assertWhole("s");
    }

    @Test
    void aStopOfOneSessionLeavesAnotherOnTheSameModelSpeaking() {
        worker.open("other", "counting");
        Listener other = worker.synthesize().text("other", "x", true).awaitFrames(5);
        Listener stopped = worker.synthesize().text("s", "x", true).awaitFrames(5);

        worker.control("s", ControlCommand.STOP);

        assertThat(stopped.awaitEnd().assertWhole("s").frames().size()).isLessThan(200);
        assertThat(other.awaitEnd().assertWhole("other").frames()).hasSize(200);
    }

    @Test
    void aPauseHoldsAllUtterancesOfItsSessionAndThoseThatBeginMeanwhile() {
        Listener first = worker.synthesize().text("s", "x", true).awaitFrames(5);
        Listener second = worker.synthesize().text("s", "x", true).awaitFrames(5);
        assertThat(worker.control("s", ControlCommand.PAUSE).getMessage())
                .isEqualTo("Paused 2 utterance(s)");
        Listener third = worker.synthesize().text("s", "x", true);
        worker.open("other", WorkerFixture.MOCK);
        worker.say("other", "tick").assertWhole("other");
        assertThat(third.frames()).isEmpty();

        worker.control("s", ControlCommand.RESUME);

        assertThat(first.awaitEnd().assertWhole("s").frames()).hasSize(200);
        assertThat(second.awaitEnd().assertWhole("s").frames()).hasSize(200);
        assertThat(third.awaitEnd().assertWhole("s").frames()).hasSize(200);
    }

    @Test
    void aPauseEndsWithTheUtterancesThatItPaused() {
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(5);
        worker.control("s", ControlCommand.PAUSE);
        utterance.vanish();
        worker.awaitNoUtterance();

        worker.say("s", "x").assertWhole("s");
    }

    @Test
    void aStopEndsEachRunningUtteranceWithOneFinalFrameAndTheNextSounds() {
        Listener first = worker.synthesize().text("s", "x", false).awaitFrames(5);
        Listener second = worker.synthesize().text("s", "x", true).awaitFrames(5);

        assertThat(worker.control("s", ControlCommand.STOP).getMessage())
                .isEqualTo("Stopped 2 utterance(s)");

        assertThat(first.awaitEnd().assertWhole("s").frames().size()).isLessThan(200);
        assertThat(second.awaitEnd().assertWhole("s").frames().size()).isLessThan(200);
        assertThat(worker.say("s", "x").assertWhole("s").frames()).hasSize(200);
    }

    @Test
    void aStopWhilePausedEndsTheUtteranceAtOnceAndTheNextSounds() {
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(5);
        worker.control("s", ControlCommand.PAUSE);
        int paused = utterance.frames().size();

        worker.control("s", ControlCommand.STOP);

        // What was held back is dropped: all that still comes is the marker.
        utterance.awaitEnd().assertWhole("s");
        assertThat(utterance.frames()).hasSize(paused + 1);
        assertThat(utterance.frames().getLast().getAudioData()).isEmpty();
        assertThat(worker.say("s", "x").assertWhole("s").frames()).hasSize(200);
    }

    @Test
    void aStopEndsAnUtteranceThatWaitsForText() {
        worker.open("mock", WorkerFixture.MOCK);
        Listener utterance = worker.synthesize().text("mock", "x", false).awaitFrames(24);

        worker.control("mock", ControlCommand.STOP);

        utterance.awaitEnd().assertWhole("mock");
        worker.awaitNoUtterance();
    }

    @Test
    void aPauseShiftsTheRealTimeSchedule() {
        worker.startSession("rt", "counting", Map.of("pace", "realtime"));
        long begin = System.nanoTime();
        Listener utterance = worker.synthesize().text("rt", "x", true).awaitFrames(15);
        worker.control("rt", ControlCommand.PAUSE);
        int paused = utterance.frames().size();
        long pausedAt = System.nanoTime();
        // 25 mock frames a millisecond apart, ten times: a pause of at least a quarter of a second.
        worker.open("other", WorkerFixture.MOCK);
        for (int i = 0; i < 10; i++) {
            worker.say("other", "tick").assertWhole("other");
        }
        long pause = System.nanoTime() - pausedAt;
        worker.control("rt", ControlCommand.RESUME);
        assertThat(pause).isGreaterThan(Duration.ofMillis(200).toNanos());

        utterance.awaitFrames(paused + 5);

        double ahead =
                (paused + 5) * 20 - (utterance.times().get(paused + 4) - begin - pause) / 1e6;
        assertThat(ahead).isLessThan(200);
        worker.control("rt", ControlCommand.STOP);
        utterance.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "RESUME", "STOP"})
    void aCommandThatFindsNothingToDoSucceedsAndSaysSo(ControlCommand command) {
        ControlResponse idle = worker.control("s", command);
        assertThat(idle.getSuccess()).isTrue();
        assertThat(idle.getMessage()).isEqualTo("Nothing to " + verb(command));

        ControlResponse unknown = worker.control("nobody", command);
        assertThat(unknown.getSuccess()).isTrue();
        assertThat(unknown.getMessage())
                .isEqualTo("Nothing to " + verb(command) + ": session nobody not found");
        assertThat(worker.say("s", "x").assertWhole("s").frames()).hasSize(200);
    }

    @Test
    void aSecondPauseHasNothingToDo() {
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(5);
        worker.control("s", ControlCommand.PAUSE);

        assertThat(worker.control("s", ControlCommand.PAUSE).getMessage())
                .isEqualTo("Nothing to pause");
        worker.control("s", ControlCommand.RESUME);
        utterance.awaitEnd().assertWhole("s");
    }

    @Test
    void anUnknownCommandFailsAndIsNamed() {
        ControlResponse answer =
                worker.stub()
                        .control(
                                ControlRequest.newBuilder()
                                        .setSessionId("s")
                                        .setCommandValue(9)
                                        .build());

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage()).isEqualTo("Unknown command: 9");
    }

    @Test
    void theAnswerBearsTheWallClock() {
        assertThat(worker.control("s", ControlCommand.STOP).getTimestampMs())
                .isEqualTo(worker.clock.millis());
    }

    @Test
    void aStoppedUtteranceHasExactlyOneFinalFrame() {
        for (int i = 0; i < 20; i++) {
            Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(1 + i);
            worker.control("s", ControlCommand.STOP);
            utterance.awaitEnd().assertWhole("s");
            assertThat(utterance.status().getCode()).isEqualTo(Status.Code.OK);
            assertThat(utterance.frames()).filteredOn(AudioFrame::getIsFinal).hasSize(1);
        }
    }

    /// Pauses and counts the frames in the callback of the answer, on the thread that reads the wire.
    private int pauseAndCount(String id, Listener utterance) throws Exception {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        TTSServiceGrpc.newStub(worker.channel)
                .control(
                        ControlRequest.newBuilder()
                                .setSessionId(id)
                                .setCommand(ControlCommand.PAUSE)
                                .build(),
                        new StreamObserver<>() {
                            @Override
                            public void onNext(ControlResponse answer) {
                                count.complete(utterance.frames().size());
                            }

                            @Override
                            public void onError(Throwable failure) {
                                count.completeExceptionally(failure);
                            }

                            @Override
                            public void onCompleted() {}
                        });
        return count.get(10, TimeUnit.SECONDS);
    }

    private static String verb(ControlCommand command) {
        return command.name().toLowerCase(java.util.Locale.ROOT);
    }
}
