package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeAnswer;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerEvent.Kind;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A container engine that does what a test says, in virtual time, and a wait that hears of it.
final class ScriptedEngine {
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, Inspection> engine = new HashMap<>();
    private final Map<String, String> serviceOf = new HashMap<>();
    private final Deque<ProbeAnswer> answers = new ArrayDeque<>();
    private final List<Duration> asked = new ArrayList<>();
    private ReadyMachine machine;
    private Duration now = Duration.ZERO;
    private boolean engineAnswers = true;

    ScriptedEngine(Awaited... services) {
        machine = machine(services);
    }

    /// Begins to wait for other services.
    void expect(Awaited... services) {
        machine = machine(services);
    }

    private static ReadyMachine machine(Awaited... services) {
        return new ReadyMachine(new ReadyRequest("demo", List.of(services), TIMEOUT));
    }

    ReadyMachine machine() {
        return machine;
    }

    /// What lies behind each container.
    Map<String, Inspection> engine() {
        return engine;
    }

    /// What probes answer, in turn; then they are refused.
    Deque<ProbeAnswer> answers() {
        return answers;
    }

    /// When services were probed.
    List<Duration> asked() {
        return asked;
    }

    Duration now() {
        return now;
    }

    /// From now on the engine does not answer.
    void loseEngine() {
        engineAnswers = false;
    }

    ServiceWait service(String name) {
        return machine.services().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void runs(String id, String service, @Nullable Health health) {
        add(id, service, inspection(State.RUNNING, null, health, 0, ""));
    }

    void add(String id, String service, Inspection inspection) {
        serviceOf.put(id, service);
        engine.put(id, inspection);
    }

    void starts(String id, String service, @Nullable Health health) {
        runs(id, service, health);
        event(id, service, Kind.STARTED, null);
    }

    void becomesHealthy(String id, String service) {
        runs(id, service, Health.HEALTHY);
        event(id, service, Kind.HEALTHY, null);
    }

    void happens(
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

    void event(String id, String service, Kind kind, @Nullable Integer exit) {
        answer(
                machine.apply(
                        new Signal.Happened(
                                new ContainerEvent(id, service, kind, exit, Instant.EPOCH)),
                        now));
    }

    void look() {
        answer(machine.due(now));
    }

    void settle() {
        answer(machine.apply(new Signal.StarterDone(), now));
    }

    void pass(long millis) {
        Duration until = now.plusMillis(millis);
        while (machine.next().compareTo(until) < 0 && machine.outcome().isEmpty()) {
            tick();
        }
        now = until;
    }

    /// Goes on to the next thing that is due.
    void tick() {
        now = machine.next().compareTo(now) > 0 ? machine.next() : now;
        answer(machine.due(now));
    }

    void answer(List<Effect> effects) {
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

    List<Container> containers() {
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

    static Inspection inspection(
            State state,
            @Nullable Integer code,
            @Nullable Health health,
            int restarts,
            String lastCheck) {
        return new Inspection(
                "c", state, code, null, null, restarts, false, health, lastCheck, 0, null,
                Map.of());
    }
}
