package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// How much text clients may leave with the server.
final class TextBudgetTest {
    /// Two of these fit into what may wait in one session, a third does not.
    private static final int PART = 100 << 10;

    /// As long as a message may be, but for its frame of JSON.
    private static final int LONGEST = (1 << 20) - 64;

    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void aSessionKeepsAQuarterMillionCharactersAndRefusesTheRest() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 100000").frames(1);
            client.control(ControlAction.PAUSE);
            client.text(text("b 1", PART)).text(text("c 1", PART)).text(text("d 1", PART));

            assertThat(client.error(ErrorCode.TEXT_REFUSED).message()).contains("too much text");
        }
    }

    @Test
    void aLongTextMayWaitAlone() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 3").text(text("b 1", LONGEST));
            assertThat(client.frames(4).getLast().pcm()).containsOnly(FakeWorker.mark("", "b"));
        }
    }

    @Test
    void manySessionsTogetherAreHeldToOneBudgetAndGiveItBack() {
        // Each speaks one of the longest texts and keeps another.
        int fit = TextBudget.MOST_CHARACTERS / LONGEST / 2;
        List<TestClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < fit; i++) {
                clients.add(holding());
            }
            try (TestClient late = orchestra.client()) {
                late.started();
                late.accept(Topic.METRICS).text(text("a 1", LONGEST));
                assertThat(late.error(ErrorCode.TEXT_REFUSED).message()).contains("too much text");
                assertThat(late.text("b 2").utterance()).hasSize(2);

                clients.getFirst().vanish();
                Await.until("its session ends", () -> orchestra.server.sessions() == fit);
                assertThat(late.text(text("c 1", LONGEST)).utterance()).hasSize(1);
                assertThat(late.text("d 1").utterance()).hasSize(1);

                clients.add(holding());
                TestClient stopped = clients.getLast();
                stopped.control(ControlAction.STOP).skipTo(ServerMessage.Metrics.class);
                stopped.skipTo(ServerMessage.Metrics.class);
                assertThat(late.text(text("e 1", LONGEST)).utterance()).hasSize(1);
            }
        } finally {
            clients.forEach(TestClient::close);
        }
    }

    private TestClient holding() {
        TestClient client = orchestra.client();
        client.started();
        client.accept(Topic.METRICS).text(text("a 100000", LONGEST)).frames(1);
        client.control(ControlAction.PAUSE).text(text("b 1", LONGEST));
        return client;
    }

    private static String text(String program, int length) {
        return program + " ".repeat(length - program.length());
    }
}
