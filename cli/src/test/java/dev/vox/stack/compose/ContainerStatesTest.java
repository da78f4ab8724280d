package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerService.State;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ContainerStatesTest {
    private static Container container(
            String service, Container.State state, @Nullable Health health, String status) {
        return new Container(
                "id",
                "shop-" + service + "-1",
                "shop",
                service,
                1,
                "image",
                "sha256:1",
                state,
                health,
                status,
                Instant.EPOCH,
                List.of(new Container.Published("0.0.0.0", 7001, 7001, "tcp")),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, HEALTHY, Up 3 minutes (healthy), HEALTHY, true",
        "RUNNING, , Up 3 minutes, RUNNING, true",
        "RUNNING, STARTING, Up 1 second (health: starting), STARTING, false",
        "RUNNING, UNHEALTHY, Up 3 minutes (unhealthy), UNHEALTHY, false",
        "EXITED, , Exited (1) 3 seconds ago, CRASHED, false",
        "EXITED, , Exited (0) 3 seconds ago, STOPPED, false",
        "RESTARTING, , Restarting (1) 3 seconds ago, RESTARTING, false",
        "PAUSED, , Up 3 minutes (Paused), PAUSED, false"
    })
    void a_service_is_what_its_container_says(
            Container.State state,
            @Nullable Health health,
            String status,
            State shown,
            boolean well) {
        ContainerService service =
                ContainerStates.of(
                                List.of(container("tts0", state, health, status)),
                                Set.of("tts0"),
                                Set.of())
                        .getFirst();

        assertThat(service.state()).isEqualTo(shown);
        assertThat(service.well()).isEqualTo(well);
    }

    @Test
    void what_is_wanted_and_has_no_container_is_missing() {
        assertThat(ContainerStates.of(List.of(), Set.of("redis"), Set.of()))
                .extracting(ContainerService::name, ContainerService::state)
                .containsExactly(tuple("redis", State.MISSING));
    }

    @Test
    void a_one_shot_that_ended_with_0_is_done_and_the_exit_code_is_told() {
        Container failed =
                container("migrate", Container.State.EXITED, null, "Exited (3) 1 second ago");
        Container done =
                container("migrate", Container.State.EXITED, null, "Exited (0) 1 second ago");

        assertThat(ContainerStates.of(List.of(done), Set.of("migrate"), Set.of("migrate")))
                .extracting(ContainerService::state)
                .containsExactly(State.DONE);
        assertThat(ContainerStates.of(List.of(failed), Set.of("migrate"), Set.of("migrate")))
                .extracting(ContainerService::state, ContainerService::exitCode)
                .containsExactly(tuple(State.CRASHED, 3));
    }

    @Test
    void a_rival_that_was_stopped_is_no_crash() {
        Container rival =
                container("tts0", Container.State.EXITED, null, "Exited (137) 1 second ago");

        assertThat(ContainerStates.of(List.of(rival), Set.of(), Set.of()))
                .extracting(ContainerService::state, ContainerService::wanted)
                .containsExactly(tuple(State.STOPPED, false));
    }
}
