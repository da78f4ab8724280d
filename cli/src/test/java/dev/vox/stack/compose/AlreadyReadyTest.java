package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.ready.Question;
import dev.vox.stack.compose.ready.ReadyReport;
import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AlreadyReadyTest {
    private static final ProbeTarget PROBE = new ProbeTarget.Tcp("127.0.0.1", 7001);

    private static Container container(
            Container.State state, @Nullable Health health, String status) {
        return new Container(
                "id",
                "shop-tts0-1",
                "shop",
                "tts0",
                1,
                "image",
                "sha256:1",
                state,
                health,
                status,
                Instant.EPOCH,
                List.of(),
                Map.of());
    }

    private static Optional<ReadyReport> look(
            boolean healthcheck,
            boolean oneShot,
            @Nullable ProbeTarget probe,
            boolean answers,
            List<Container> listed)
            throws InterruptedException {
        return new AlreadyReady((target, deadline) ->
                new ProbeAnswer(answers, "said", Duration.ofMillis(1)))
                .of(
                        List.of(
                                new Awaited(
                                        "tts0",
                                        List.of(),
                                        healthcheck,
                                        oneShot,
                                        probe == null ? null : Question.of(probe),
                                        null)),
                        listed);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, HEALTHY, Up 1 minute (healthy), true, false, healthy",
        "RUNNING, STARTING, Up 1 second (health: starting), true, false, ",
        "RUNNING, UNHEALTHY, Up 3 minutes (unhealthy), true, false, ",
        "RUNNING, , Up 3 minutes, true, false, ",
        "RUNNING, , Up 3 minutes, false, false, running",
        "PAUSED, , Up 3 minutes (Paused), false, false, ",
        "EXITED, , Exited (0) 3 seconds ago, false, false, ",
        "EXITED, , Exited (0) 3 seconds ago, false, true, exited with 0",
        "EXITED, , Exited (1) 3 seconds ago, false, true, ",
        "RUNNING, , Up 3 seconds, false, true, "
    })
    void a_service_is_ready_when_its_container_says_so(
            Container.State state,
            @Nullable Health health,
            String status,
            boolean healthcheck,
            boolean oneShot,
            @Nullable String answer)
            throws InterruptedException {
        assertThat(
                        look(
                                        healthcheck,
                                        oneShot,
                                        null,
                                        false,
                                        List.of(container(state, health, status)))
                                .map(report -> report.services().getFirst().answer()))
                .isEqualTo(Optional.ofNullable(answer));
    }

    @Test
    void a_service_that_nobody_checks_is_asked() throws InterruptedException {
        List<Container> listed = List.of(container(Container.State.RUNNING, null, "Up 1 second"));

        assertThat(look(false, false, PROBE, true, listed).orElseThrow().services())
                .extracting(Became::service, Became::answer)
                .containsExactly(tuple("tts0", "said"));
        assertThat(look(false, false, PROBE, false, listed)).isEmpty();
    }

    @Test
    void a_service_is_ready_only_when_each_of_its_containers_is() throws InterruptedException {
        Container well =
                container(Container.State.RUNNING, Health.HEALTHY, "Up 1 minute (healthy)");
        Container ill =
                container(Container.State.RUNNING, Health.UNHEALTHY, "Up 1 minute (unhealthy)");

        assertThat(look(true, false, null, false, List.of(well, well))).isPresent();
        assertThat(look(true, false, null, false, List.of(well, ill))).isEmpty();
    }

    @Test
    void a_service_without_a_container_is_not_ready() throws InterruptedException {
        assertThat(look(false, false, null, true, List.of())).isEmpty();
    }
}
