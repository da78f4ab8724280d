package dev.vox.stack.compose.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerEvent.Kind;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is made of events, in virtual time: the engine is a table of containers, and probes answer what the test says.
class ReadyMachineTest {
    private static final ProbeTarget PORT = new ProbeTarget.Tcp("localhost", 6379);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, Inspection> engine = new HashMap<>();
    private final Map<String, String> serviceOf = new HashMap<>();
    private final Deque<ProbeAnswer> answers = new ArrayDeque<>();
    private final List<Duration> asked = new ArrayList<>();
    private ReadyMachine machine = machine(checked("tts0"));
    private Duration now = Duration.ZERO;
    private boolean engineAnswers = true;

    @Test
    void a_service_is_ready_when_its_check_says_so() {
        starts("c1", "tts0", Health.STARTING);
        pass(300);
        becomesHealthy("c1", "tts0");
        settle();

        assertThat(machine.outcome()).contains(new Outcome.Done());
        assertThat(service("tts0").became().ready()).isEqualTo(millis(300));
        assertThat(service("tts0").answer()).isEqualTo("healthy");
    }

    @Test
    void what_is_ready_may_be_replaced_until_nothing_starts_services_any_more() {
        runs("old", "tts0", Health.HEALTHY);
        look();
        assertThat(service("tts0").isReady()).isTrue();
        assertThat(machine.outcome()).isEmpty();

        happens("new", "tts0", Kind.CREATED, null, State.CREATED, null);
        happens("old", "tts0", Kind.DIED, 143, State.EXITED, 143);
        engine.remove("old");
        happens("old", "tts0", Kind.REMOVED, null, null, null);
        assertThat(machine.outcome()).isEmpty();

        starts("new", "tts0", Health.STARTING);
        becomesHealthy("new", "tts0");
        settle();
        assertThat(machine.outcome()).contains(new Outcome.Done());
    }

    @Test
    void an_unchanged_stack_is_ready_at_once_and_took_no_time() {
        runs("c1", "tts0", Health.HEALTHY);
        look();
        settle();

        assertThat(machine.outcome()).contains(new Outcome.Done());
        assertThat(service("tts0").became().ready()).isZero();
    }

    @Test
    void a_container_that_vanished_unheard_is_not_ready() {
        runs("c1", "tts0", Health.HEALTHY);
        look();
        engine.put("c1", inspection(State.EXITED, 1, null, 0, ""));
        settle();

        assertFailed("tts0", "exited with 1");
    }

    @Test
    void an_exit_ends_the_wait_at_once() {
        starts("c1", "tts0", Health.STARTING);
        happens("c1", "tts0", Kind.DIED, 3, State.EXITED, 3);

        assertFailed("tts0", "exited with 3");
    }

    @Test
    void what_had_ended_before_is_judged_when_nothing_starts_it() {
        add("c1", "tts0", inspection(State.EXITED, 1, null, 0, ""));
        look();
        assertThat(machine.outcome()).isEmpty();
        settle();

        assertFailed("tts0", "exited with 1");
    }

    @Test
    void a_service_that_is_to_end_is_done_with_0_and_failed_with_anything_else() {
        machine = machine(oneShot("migrate"));
        starts("c1", "migrate", null);
        assertThat(service("migrate").isReady()).isFalse();
        happens("c1", "migrate", Kind.DIED, 0, State.EXITED, 0);
        settle();
        assertThat(machine.outcome()).contains(new Outcome.Done());
        assertThat(service("migrate").answer()).isEqualTo("exited with 0");

        engine.clear();
        machine = machine(oneShot("migrate"));
        starts("c2", "migrate", null);
        happens("c2", "migrate", Kind.DIED, 2, State.EXITED, 2);
        assertFailed("migrate", "exited with 2");
    }

    @Test
    void a_restart_by_the_engine_is_a_chance_and_the_third_the_last() {
        starts("c1", "tts0", Health.STARTING);
        for (int restart = 1; restart <= 2; restart++) {
            engine.put("c1", inspection(State.RESTARTING, 1, null, restart, ""));
            event("c1", "tts0", Kind.DIED, 1);
            assertThat(machine.outcome()).isEmpty();
            assertThat(service("tts0").note()).isEqualTo("its restart after it exited with 1");
            engine.put("c1", inspection(State.RUNNING, null, Health.STARTING, restart, ""));
            event("c1", "tts0", Kind.STARTED, null);
        }
        engine.put("c1", inspection(State.RESTARTING, 1, null, 3, ""));
        event("c1", "tts0", Kind.DIED, 1);

        assertFailed("tts0", "was restarted 3 times after it exited with 1");
    }

    @Test
    void an_unhealthy_service_fails_with_what_its_check_wrote() {
        starts("c1", "tts0", Health.STARTING);
        engine.put(
                "c1", inspection(State.RUNNING, null, Health.UNHEALTHY, 0, "connection refused\n"));
        event("c1", "tts0", Kind.UNHEALTHY, null);

        assertFailed("tts0", "is unhealthy: connection refused");
    }

    @Test
    void an_unchecked_service_is_asked_in_growing_pauses_until_it_answers() {
        machine = machine(probed("redis"));
        for (int refusal = 0; refusal < 12; refusal++) {
            answers.add(new ProbeAnswer(false, "connection refused", Duration.ZERO));
        }
        answers.add(new ProbeAnswer(true, "PONG", Duration.ZERO));
        starts("c1", "redis", null);
        while (!service("redis").isReady()) {
            tick();
        }
        settle();

        assertThat(machine.outcome()).contains(new Outcome.Done());
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            pauses.add(asked.get(i).minus(asked.get(i - 1)).toMillis());
        }
        assertThat(pauses).isSorted().hasSize(12).startsWith(30L).endsWith(250L);
    }

    @Test
    void a_service_that_nobody_can_ask_is_ready_when_it_runs() {
        machine = machine(new Awaited("caddy", List.of(), false, false, null, null));
        starts("c1", "caddy", null);
        settle();

        assertThat(machine.outcome()).contains(new Outcome.Done());
        assertThat(service("caddy").answer()).isEqualTo("running");
    }

    @Test
    void a_check_that_only_the_image_has_is_believed_in_place_of_a_probe() {
        machine = machine(probed("redis"));
        starts("c1", "redis", Health.STARTING);
        pass(5_000);

        assertThat(asked).isEmpty();
        assertThat(service("redis").checked()).isTrue();
    }

    @Test
    void an_inspection_that_an_event_has_overtaken_counts_for_nothing() {
        runs("c1", "tts0", Health.HEALTHY);
        Effect.Look look = new Effect.Look(0, false, false);
        List<Effect> inspect = machine.apply(new Signal.Listed(look, containers()), now);
        Optional<Inspection> stale = Optional.of(engine.get("c1"));
        event("c1", "tts0", Kind.STARTED, null);
        engine.put("c1", inspection(State.EXITED, 7, null, 0, ""));

        answer(
                machine.apply(
                        new Signal.Inspected((Effect.Inspect) inspect.getFirst(), stale), now));

        assertFailed("tts0", "exited with 7");
    }

    @Test
    void a_list_that_an_event_has_overtaken_does_not_bring_back_the_old_container() {
        runs("old", "tts0", Health.HEALTHY);
        List<Container> before = containers();
        Effect.Look look = new Effect.Look(0, false, false);
        engine.remove("old");
        starts("new", "tts0", Health.STARTING);
        answer(machine.apply(new Signal.Listed(look, before), now));

        assertThat(service("tts0").is("new")).isTrue();
        assertThat(service("tts0").isReady()).isFalse();
    }

    @Test
    void events_that_break_off_are_made_up_for_by_the_list() {
        starts("c1", "tts0", Health.STARTING);
        settle();
        machine.apply(new Signal.Lost("end of file"), now);
        engine.put("c1", inspection(State.RUNNING, null, Health.HEALTHY, 0, ""));
        pass(400);

        assertThat(machine.outcome()).contains(new Outcome.Done());
    }

    @Test
    void an_engine_that_stays_away_ends_the_wait_within_two_seconds() {
        starts("c1", "tts0", Health.STARTING);
        engineAnswers = false;
        Duration gone = now;
        machine.apply(new Signal.Lost("connection refused"), now);
        while (machine.outcome().isEmpty()) {
            tick();
        }

        assertThat(machine.outcome()).contains(new Outcome.EngineLost("connection refused"));
        assertThat(now.minus(gone)).isBetween(millis(2_000), millis(2_500));
    }

    @Test
    void the_deadline_names_everything_that_is_not_ready() {
        machine = machine(probed("redis"), checked("tts0", "redis"));
        starts("c1", "redis", null);
        while (machine.outcome().isEmpty()) {
            tick();
        }

        assertThat(machine.outcome())
                .contains(new Outcome.Late(List.of(service("redis"), service("tts0"))));
        assertThat(now).isEqualTo(TIMEOUT);
        assertThat(machine.unready(service("tts0"))).containsExactly("redis");
        assertThat(service("redis").answer()).isEqualTo("connection refused");
    }

    @Test
    void other_services_are_none_of_its_business() {
        happens("x", "grafana", Kind.DIED, 1, State.EXITED, 1);

        assertThat(machine.outcome()).isEmpty();
    }

    private void assertFailed(String name, String why) {
        assertThat(machine.outcome()).contains(new Outcome.Failed(service(name)));
        assertThat(service(name).answer()).isEqualTo(why);
    }

    private static ReadyMachine machine(Awaited... services) {
        return new ReadyMachine(new ReadyRequest("demo", List.of(services), TIMEOUT));
    }

    private static Awaited checked(String service, String... dependsOn) {
        return new Awaited(service, List.of(dependsOn), true, false, null, null);
    }

    private static Awaited oneShot(String service) {
        return new Awaited(service, List.of(), false, true, null, null);
    }

    private static Awaited probed(String service) {
        return new Awaited(service, List.of(), false, false, PORT, null);
    }

    private ServiceWait service(String name) {
        return machine.services().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void runs(String id, String service, @Nullable Health health) {
        add(id, service, inspection(State.RUNNING, null, health, 0, ""));
    }

    private void add(String id, String service, Inspection inspection) {
        serviceOf.put(id, service);
        engine.put(id, inspection);
    }

    private void starts(String id, String service, @Nullable Health health) {
        runs(id, service, health);
        event(id, service, Kind.STARTED, null);
    }

    private void becomesHealthy(String id, String service) {
        runs(id, service, Health.HEALTHY);
        event(id, service, Kind.HEALTHY, null);
    }

    private void happens(
            String id,
            String service,
            Kind kind,
            @Nullable Integer exit,
            @Nullable State state,
            @Nullable Integer code) {
        if (state != null) {
            add(id, service, inspection(state, code, null, 0, ""));
        }
        event(id, service, kind, exit);
    }

    private void event(String id, String service, Kind kind, @Nullable Integer exit) {
        answer(
                machine.apply(
                        new Signal.Happened(
                                new ContainerEvent(id, service, kind, exit, Instant.EPOCH)),
                        now));
    }

    private void look() {
        answer(machine.due(now));
    }

    private void settle() {
        answer(machine.apply(new Signal.StarterDone(), now));
    }

    private void pass(long millis) {
        Duration until = now.plusMillis(millis);
        while (machine.next().compareTo(until) < 0 && machine.outcome().isEmpty()) {
            tick();
        }
        now = until;
    }

    /// Goes on to the next thing that is due.
    private void tick() {
        now = machine.next().compareTo(now) > 0 ? machine.next() : now;
        answer(machine.due(now));
    }

    private void answer(List<Effect> effects) {
        for (Effect effect : effects) {
            answer(machine.apply(answer(effect), now));
        }
    }

    private Signal answer(Effect effect) {
        if (!engineAnswers) {
            return new Signal.Lost("no engine");
        }
        return switch (effect) {
            case Effect.Look look -> new Signal.Listed(look, containers());
            case Effect.Inspect inspect ->
                    new Signal.Inspected(
                            inspect, Optional.ofNullable(engine.get(inspect.container())));
            case Effect.Ask ask -> {
                asked.add(now);
                ProbeAnswer none = new ProbeAnswer(false, "connection refused", Duration.ZERO);
                yield new Signal.Probed(ask, answers.isEmpty() ? none : answers.removeFirst());
            }
        };
    }

    private List<Container> containers() {
        return engine.entrySet().stream()
                .map(each -> container(each.getKey(), each.getValue()))
                .toList();
    }

    private Container container(String id, Inspection inspection) {
        return new Container(
                id,
                "demo-" + id,
                "demo",
                serviceOf.getOrDefault(id, ""),
                1,
                "image",
                "sha256:0",
                inspection.state(),
                inspection.health(),
                "",
                Instant.EPOCH,
                List.of(),
                Map.of());
    }

    private static Inspection inspection(
            State state,
            @Nullable Integer code,
            @Nullable Health health,
            int restarts,
            String lastCheck) {
        return new Inspection(
                "c", state, code, null, null, restarts, false, health, lastCheck, 0, Map.of());
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
