package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.runtime.model.Await;
import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.SpeechException;

import io.grpc.Status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class BrokenUtteranceTest {
    private static final int FRAME = 960;

    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start();
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
    }

    @Test
    void aClientThatVanishesInMidUtteranceLeavesNothingBehind() {
        endlessVoice();
        worker.open("s", "endless");
        Listener utterance = worker.synthesize().text("s", "x", true).awaitFrames(10);
        assertThat(worker.uses("endless")).isEqualTo(2);

        utterance.vanish();

        worker.awaitNoUtterance();
        Await.until("only the session's use is left", () -> worker.uses("endless") == 1);
        worker.endSession("s");
        assertThat(worker.uses("endless")).isZero();
    }

    @Test
    void aConnectionThatBreaksInMidUtteranceLeavesNothingBehind() {
        endlessVoice();
        worker.open("s", "endless");
        var other = WorkerFixture.connect(worker.server.port());
        Listener.reading(other).text("s", "x", true).awaitFrames(10);

        other.shutdownNow();

        worker.awaitNoUtterance();
        assertThat(worker.uses("endless")).isEqualTo(1);
    }

    @Test
    void aClientThatVanishesWhileTheWorkerWaitsForTextLeavesNothingBehind() {
        worker.open("s", WorkerFixture.MOCK);
        Listener utterance = worker.synthesize().text("s", "one", false).awaitFrames(24);

        utterance.vanish();

        worker.awaitNoUtterance();
        assertThat(worker.uses(WorkerFixture.MOCK)).isEqualTo(1);
    }

    @Test
    void anEngineThatFailsEndsTheUtteranceWithTheReasonAndTheSessionGoesOn() {
        worker.scripted.voice(
                "moody",
                (request, sink) -> {
                    sink.accept(new AudioChunk(Voices.constant(3 * FRAME, 7)));
                    if (request.text().equals("fail")) {
                        throw new SpeechException("the tongue slipped");
                    }
                    if (request.text().equals("bug")) {
                        throw new IllegalStateException("no such phoneme");
                    }
                });
        worker.open("s", "moody");

        Listener failed = worker.say("s", "fail");
        assertThat(failed.status().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(failed.status().getDescription()).contains("the tongue slipped");
        assertThat(failed.frames()).noneMatch(AudioFrame::getIsFinal);

        Listener buggy = worker.say("s", "bug");
        assertThat(buggy.status().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(buggy.status().getDescription()).contains("no such phoneme");

        assertThat(worker.say("s", "well").assertWhole("s").frames()).hasSize(3);
    }

    @Test
    void aCallWithoutAnyTextIsOkAndWithoutFrames() {
        Listener call = worker.synthesize().halfClose().awaitEnd();

        assertThat(call.status().getCode()).isEqualTo(Status.Code.OK);
        assertThat(call.frames()).isEmpty();
    }

    @Test
    void aFirstTextWithoutASessionIsRefused() {
        Listener call = worker.synthesize().text("", "hello", true).awaitEnd();

        assertThat(call.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(call.status().getDescription()).isEqualTo("Missing session_id");
    }

    @Test
    void anUnknownSessionIsNotFound() {
        Listener call = worker.synthesize().text("nobody", "hello", true).halfClose().awaitEnd();

        assertThat(call.status().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(call.status().getDescription()).isEqualTo("Session nobody not found");
    }

    private void endlessVoice() {
        worker.scripted.voice("endless", Voices.endless(new AtomicLong()));
    }
}
