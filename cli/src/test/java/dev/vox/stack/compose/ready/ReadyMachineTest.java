package dev.vox.stack.compose.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.ContainerEvent.Kind;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is made of events, in virtual time: the engine is a table of containers, and probes answer what the test says.
class ReadyMachineTest {
    private static final ProbeTarget PORT = new ProbeTarget.Tcp("localhost", 6379);

    private final ScriptedEngine script = new ScriptedEngine(checked("tts0"));

    @Test
    void a_service_is_ready_when_its_check_says_so() {
        script.starts("c1", "tts0", Health.STARTING);
        script.pass(300);
        script.becomesHealthy("c1", "tts0");
        script.settle();

        assertThat(script.machine().outcome()).contains(new Outcome.Done());
        assertThat(script.service("tts0").became().ready()).isEqualTo(millis(300));
        assertThat(script.service("tts0").answer()).isEqualTo("healthy");
    }

    @Test
    void what_is_ready_may_be_replaced_until_nothing_starts_services_any_more() {
        script.runs("old", "tts0", Health.HEALTHY);
        script.look();
        assertThat(script.service("tts0").isReady()).isTrue();
        assertThat(script.machine().outcome()).isEmpty();

        script.happens("new", "tts0", Kind.CREATED, null, State.CREATED, null);
        script.happens("old", "tts0", Kind.DIED, 143, State.EXITED, 143);
        script.engine().remove("old");
        script.happens("old", "tts0", Kind.REMOVED, null, null, null);
        assertThat(script.machine().outcome()).isEmpty();

        script.starts("new", "tts0", Health.STARTING);
        script.becomesHealthy("new", "tts0");
        script.settle();
        assertThat(script.machine().outcome()).contains(new Outcome.Done());
    }

    @Test
    void what_was_unhealthy_before_may_be_replaced_until_nothing_starts_services_any_more() {
        script.runs("old", "tts0", Health.UNHEALTHY);
        script.look();
        assertThat(script.machine().outcome()).isEmpty();

        script.settle();
        assertThat(script.machine().outcome()).contains(new Outcome.Failed(script.service("tts0")));
    }

    @Test
    void an_unchanged_stack_is_ready_at_once_and_took_no_time() {
        script.runs("c1", "tts0", Health.HEALTHY);
        script.look();
        script.settle();

        assertThat(script.machine().outcome()).contains(new Outcome.Done());
        assertThat(script.service("tts0").became().ready()).isZero();
    }

    @Test
    void a_container_that_vanished_unheard_is_not_ready() {
        script.runs("c1", "tts0", Health.HEALTHY);
        script.look();
        script.engine().put("c1", ScriptedEngine.inspection(State.EXITED, 1, null, 0, ""));
        script.settle();

        assertFailed("tts0", "exited with 1");
    }

    @Test
    void an_exit_ends_the_wait_at_once() {
        script.starts("c1", "tts0", Health.STARTING);
        script.happens("c1", "tts0", Kind.DIED, 3, State.EXITED, 3);

        assertFailed("tts0", "exited with 3");
    }

    @Test
    void what_had_ended_before_is_judged_when_nothing_starts_it() {
        script.add("c1", "tts0", ScriptedEngine.inspection(State.EXITED, 1, null, 0, ""));
        script.look();
        assertThat(script.machine().outcome()).isEmpty();
        script.settle();

        assertFailed("tts0", "exited with 1");
    }

    @Test
    void a_service_that_is_to_end_is_done_with_0_and_failed_with_anything_else() {
        script.expect(oneShot("migrate"));
        script.starts("c1", "migrate", null);
        assertThat(script.service("migrate").isReady()).isFalse();
        script.happens("c1", "migrate", Kind.DIED, 0, State.EXITED, 0);
        script.settle();
        assertThat(script.machine().outcome()).contains(new Outcome.Done());
        assertThat(script.service("migrate").answer()).isEqualTo("exited with 0");

        script.engine().clear();
        script.expect(oneShot("migrate"));
        script.starts("c2", "migrate", null);
        script.happens("c2", "migrate", Kind.DIED, 2, State.EXITED, 2);
        assertFailed("migrate", "exited with 2");
    }

    @Test
    void a_restart_by_the_engine_is_a_chance_and_the_third_the_last() {
        script.starts("c1", "tts0", Health.STARTING);
        for (int restart = 1; restart <= 2; restart++) {
            script.engine()
                    .put("c1", ScriptedEngine.inspection(State.RESTARTING, 1, null, restart, ""));
            script.event("c1", "tts0", Kind.DIED, 1);
            assertThat(script.machine().outcome()).isEmpty();
            assertThat(script.service("tts0").note())
                    .isEqualTo("its restart after it exited with 1");
            script.engine()
                    .put(
                            "c1",
                            ScriptedEngine.inspection(
                                    State.RUNNING, null, Health.STARTING, restart, ""));
            script.event("c1", "tts0", Kind.STARTED, null);
        }
        script.engine().put("c1", ScriptedEngine.inspection(State.RESTARTING, 1, null, 3, ""));
        script.event("c1", "tts0", Kind.DIED, 1);

        assertFailed("tts0", "was restarted 3 times after it exited with 1");
    }

    @Test
    void an_unhealthy_service_fails_with_what_its_check_wrote() {
        script.starts("c1", "tts0", Health.STARTING);
        script.engine()
                .put(
                        "c1",
                        ScriptedEngine.inspection(
                                State.RUNNING, null, Health.UNHEALTHY, 0, "connection refused\n"));
        script.event("c1", "tts0", Kind.UNHEALTHY, null);

        assertFailed("tts0", "is unhealthy: connection refused");
    }

    @Test
    void an_unchecked_service_is_asked_in_growing_pauses_until_it_answers() {
        script.expect(probed("redis"));
        for (int refusal = 0; refusal < 12; refusal++) {
            script.answers().add(new ProbeAnswer(false, "connection refused", Duration.ZERO));
        }
        script.answers().add(new ProbeAnswer(true, "PONG", Duration.ZERO));
        script.starts("c1", "redis", null);
        while (!script.service("redis").isReady()) {
            script.tick();
        }
        script.settle();

        assertThat(script.machine().outcome()).contains(new Outcome.Done());
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < script.asked().size(); i++) {
            pauses.add(script.asked().get(i).minus(script.asked().get(i - 1)).toMillis());
        }
        assertThat(pauses).isSorted().hasSize(12).startsWith(30L).endsWith(250L);
    }

    @Test
    void a_service_that_nobody_can_ask_is_ready_when_it_stays() {
        script.expect(new Awaited("caddy", List.of(), false, false, null, null));
        script.starts("c1", "caddy", null);
        script.settle();
        assertThat(script.machine().outcome()).isEmpty();

        script.pass(300);
        assertThat(script.machine().outcome()).contains(new Outcome.Done());
        assertThat(script.service("caddy").answer()).isEqualTo("running");
    }

    @Test
    void a_check_that_only_the_image_has_is_believed_in_place_of_a_probe() {
        script.expect(probed("redis"));
        script.starts("c1", "redis", Health.STARTING);
        script.pass(5_000);

        assertThat(script.asked()).isEmpty();
        assertThat(script.service("redis").checked()).isTrue();
    }

    @Test
    void an_inspection_that_an_event_has_overtaken_counts_for_nothing() {
        script.runs("c1", "tts0", Health.HEALTHY);
        Effect.Look look = new Effect.Look(0, false, false);
        List<Effect> inspect =
                script.machine().apply(new Signal.Listed(look, script.containers()), script.now());
        Optional<Inspection> stale = Optional.of(script.engine().get("c1"));
        script.event("c1", "tts0", Kind.STARTED, null);
        script.engine().put("c1", ScriptedEngine.inspection(State.EXITED, 7, null, 0, ""));

        script.answer(
                script.machine()
                        .apply(
                                new Signal.Inspected((Effect.Inspect) inspect.getFirst(), stale),
                                script.now()));

        assertFailed("tts0", "exited with 7");
    }

    @Test
    void a_list_that_an_event_has_overtaken_does_not_bring_back_the_old_container() {
        script.runs("old", "tts0", Health.HEALTHY);
        List<Container> before = script.containers();
        Effect.Look look = new Effect.Look(0, false, false);
        script.engine().remove("old");
        script.starts("new", "tts0", Health.STARTING);
        script.answer(script.machine().apply(new Signal.Listed(look, before), script.now()));

        assertThat(script.service("tts0").is("new")).isTrue();
        assertThat(script.service("tts0").isReady()).isFalse();
    }

    @Test
    void events_that_break_off_are_made_up_for_by_the_list() {
        script.starts("c1", "tts0", Health.STARTING);
        script.settle();
        script.machine().apply(new Signal.Lost("end of file"), script.now());
        script.engine()
                .put("c1", ScriptedEngine.inspection(State.RUNNING, null, Health.HEALTHY, 0, ""));
        script.pass(400);

        assertThat(script.machine().outcome()).contains(new Outcome.Done());
    }

    @Test
    void an_engine_that_stays_away_ends_the_wait_within_two_seconds() {
        script.starts("c1", "tts0", Health.STARTING);
        script.loseEngine();
        Duration gone = script.now();
        script.machine().apply(new Signal.Lost("connection refused"), script.now());
        while (script.machine().outcome().isEmpty()) {
            script.tick();
        }

        assertThat(script.machine().outcome())
                .contains(new Outcome.EngineLost("connection refused"));
        assertThat(script.now().minus(gone)).isBetween(millis(2_000), millis(2_500));
    }

    @Test
    void the_deadline_names_everything_that_is_not_ready() {
        script.expect(probed("redis"), checked("tts0", "redis"));
        script.starts("c1", "redis", null);
        while (script.machine().outcome().isEmpty()) {
            script.tick();
        }

        assertThat(script.machine().outcome())
                .contains(
                        new Outcome.Late(List.of(script.service("redis"), script.service("tts0"))));
        assertThat(script.now()).isEqualTo(ScriptedEngine.TIMEOUT);
        assertThat(script.machine().unready(script.service("tts0"))).containsExactly("redis");
        assertThat(script.service("redis").answer()).isEqualTo("connection refused");
    }

    @Test
    void other_services_are_none_of_its_business() {
        script.happens("x", "grafana", Kind.DIED, 1, State.EXITED, 1);

        assertThat(script.machine().outcome()).isEmpty();
    }

    private void assertFailed(String name, String why) {
        assertThat(script.machine().outcome()).contains(new Outcome.Failed(script.service(name)));
        assertThat(script.service(name).answer()).isEqualTo(why);
    }

    private static Awaited checked(String service, String... dependsOn) {
        return new Awaited(service, List.of(dependsOn), true, false, null, null);
    }

    private static Awaited oneShot(String service) {
        return new Awaited(service, List.of(), false, true, null, null);
    }

    private static Awaited probed(String service) {
        return new Awaited(service, List.of(), false, false, Question.of(PORT), null);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
