package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.model.Await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class SlowReaderTest {
    /// What the client's side of HTTP/2 takes in before anybody reads.
    private static final int WINDOW_BYTES = 256 * 1024;

    private static final int WINDOW_FRAMES = WINDOW_BYTES / WireFormat.FRAME_BYTES;

    private final AtomicLong made = new AtomicLong();

    @Test
    void aClientThatNeverReadsHoldsTheEngineBackAndIsCutOff() throws Exception {
        try (WorkerFixture worker = start(Duration.ofMillis(300))) {
            ManagedChannel channel = connect(worker);
            Listener.notReading(channel).text("s", "x", true);

            Await.until("the engine began", () -> made.get() > 0);
            worker.awaitNoUtterance();

            // The window, the frame in flight, those that wait, and the one that there is no room
            // for.
            assertThat(made.get())
                    .isBetween(WINDOW_FRAMES / 2L, WINDOW_FRAMES + WaitingFrames.MOST + 2L);
            assertThat(worker.uses("endless")).isEqualTo(1);
            channel.shutdownNow();
        }
    }

    @Test
    void aClientThatWasCutOffLearnsWhyWhenItReads() throws Exception {
        try (WorkerFixture worker = start(Duration.ofMillis(100))) {
            ManagedChannel channel = connect(worker);
            Listener utterance = Listener.notReading(channel).text("s", "x", true);
            Await.until("the engine began", () -> made.get() > 0);
            worker.awaitNoUtterance();

            utterance.take(Integer.MAX_VALUE);

            utterance.awaitEnd();
            assertThat(utterance.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(utterance.status().getDescription())
                    .isEqualTo("Utterance of session s ended: no reader for 100 ms");
            channel.shutdownNow();
        }
    }

    @Test
    void aReaderThatIsSlowIsNotCutOffAndGetsEveryFrame() throws Exception {
        try (WorkerFixture worker = start(WorkerFixture.STALL)) {
            worker.scripted.voice("counting", Voices.counting(400));
            worker.open("c", "counting");
            byte[] expected = worker.say("c", "x").assertWhole("c").audio();
            ManagedChannel channel = connect(worker);
            Listener utterance = Listener.notReading(channel).text("c", "x", true);

            for (int frames = 25; frames <= 400; frames += 25) {
                utterance.take(25);
                utterance.awaitFrames(frames);
                assertThat(utterance.frames()).hasSize(frames);
            }

            utterance.take(1);
            assertThat(utterance.awaitEnd().assertWhole("c").audio()).isEqualTo(expected);
            channel.shutdownNow();
        }
    }

    @Test
    void aClientThatNeverReadsDoesNotHoldAnotherConnectionBack() throws Exception {
        try (WorkerFixture worker = start(WorkerFixture.STALL)) {
            ManagedChannel channel = connect(worker);
            Listener stuck = Listener.notReading(channel).text("s", "x", true);
            Await.until("the window is full", () -> made.get() >= WINDOW_FRAMES / 2);

            worker.open("other", WorkerFixture.MOCK);
            worker.say("other", "x").assertWhole("other");

            assertThat(worker.control("s", ControlCommand.PAUSE).getSuccess()).isTrue();
            assertThat(worker.control("s", ControlCommand.STOP).getMessage())
                    .isEqualTo("Stopped 1 utterance(s)");
            worker.awaitNoUtterance();
            stuck.take(Integer.MAX_VALUE);
            stuck.awaitEnd().assertWhole("s");
            channel.shutdownNow();
        }
    }

    @Test
    void aClientThatSendsTextFasterThanItIsSpokenIsHeldBack() throws Exception {
        try (WorkerFixture worker = start(WorkerFixture.STALL)) {
            String text = "x".repeat(64 * 1024);
            Listener flood = worker.synthesize();
            for (int i = 0; i < 100; i++) {
                flood.text("s", text, false);
            }
            flood.awaitFrames(10);

            // Six megabytes were offered; of what the worker did not take, the client still holds
            // the most.
            assertThat(flood.sendsFreely()).isFalse();
            flood.vanish();
            worker.awaitNoUtterance();
        }
    }

    private WorkerFixture start(Duration stalledReader) throws Exception {
        WorkerFixture worker = WorkerFixture.start(WorkerFixture.settings(0, stalledReader));
        worker.scripted.voice("endless", Voices.endless(made));
        worker.open("s", "endless");
        return worker;
    }

    private static ManagedChannel connect(WorkerFixture worker) {
        return NettyChannelBuilder.forAddress("127.0.0.1", worker.server.port())
                .usePlaintext()
                .directExecutor()
                .flowControlWindow(WINDOW_BYTES)
                .build();
    }
}
