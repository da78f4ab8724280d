package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.Inspection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what services are, by what is heard of them. It knows no threads and no clock: times are handed in, since the wait
/// began.
///
/// Several containers of one service are followed by the newest.
final class ReadyMachine {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration ENGINE_MAY_BE_GONE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(2);

    private final Duration timeout;
    private final Map<String, ServiceWait> services = new LinkedHashMap<>();
    private int heard;
    private boolean seen;
    private boolean settled;
    private boolean confirmed;
    private Duration lookAt = Duration.ZERO;
    private @Nullable Duration lostAt;
    private String lostBecause = "";
    private @Nullable Outcome outcome;

    ReadyMachine(ReadyRequest request) {
        this.timeout = request.timeout();
        request.services().forEach(each -> services.put(each.service(), new ServiceWait(each)));
    }

    /// What is waited for, in the order of the request.
    List<ServiceWait> services() {
        return List.copyOf(services.values());
    }

    /// How it ended; empty while it goes on.
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /// The services among those a service starts after that are not ready.
    List<String> unready(ServiceWait service) {
        return service.awaited().dependsOn().stream()
                .filter(name -> services.containsKey(name) && !services.get(name).isReady())
                .toList();
    }

    /// Takes a signal.
    ///
    /// @param at when it came
    /// @return what is to be found out now
    List<Effect> apply(Signal signal, Duration at) {
        List<Effect> effects =
                switch (signal) {
                    case Signal.Listed listed -> listed(listed);
                    case Signal.Happened(ContainerEvent event) -> happened(event, at);
                    case Signal.Inspected inspected -> inspected(inspected, at);
                    case Signal.Probed(Effect.Ask asked, ProbeAnswer answer) ->
                            probed(asked, answer, at);
                    case Signal.Lost(String reason) -> lost(reason, at);
                    case Signal.StarterDone _ -> settled();
                    case Signal.Aborted(var reason) -> {
                        end(new Outcome.Aborted(reason));
                        yield List.of();
                    }
                };
        conclude();
        return effects;
    }

    /// What is to be found out because time has passed.
    List<Effect> due(Duration at) {
        List<Effect> effects = new ArrayList<>();
        if (lostAt != null && at.minus(lostAt).compareTo(ENGINE_MAY_BE_GONE) >= 0) {
            end(new Outcome.EngineLost(lostBecause));
        }
        if (at.compareTo(timeout) >= 0) {
            end(new Outcome.Late(services().stream().filter(each -> !each.isReady()).toList()));
        }
        if (at.compareTo(lookAt) >= 0) {
            effects.add(look(at, lostAt != null));
        }
        for (ServiceWait service : services.values()) {
            Duration askAt = service.askAt();
            if (askAt == null || at.compareTo(askAt) < 0) {
                continue;
            }
            if (service.target() == null) {
                service.ready(at, "running");
            } else {
                ask(service, at).ifPresent(effects::add);
            }
        }
        conclude();
        return effects;
    }

    /// When something is due next.
    Duration next() {
        Duration next = lookAt.compareTo(timeout) < 0 ? lookAt : timeout;
        for (ServiceWait service : services.values()) {
            Duration askAt = service.askAt();
            if (askAt != null && askAt.compareTo(next) < 0) {
                next = askAt;
            }
        }
        return next;
    }

    private Effect look(Duration at, boolean anew) {
        lookAt = at.plus(anew ? LOOK_AGAIN.plus(LOOK_AGAIN) : LOOK_EVERY);
        return new Effect.Look(heard, settled, anew);
    }

    private Optional<Effect> ask(ServiceWait service, Duration at) {
        Duration left = timeout.minus(at);
        Duration deadline = left.compareTo(LONGEST_PROBE) < 0 ? left : LONGEST_PROBE;
        String container = service.container();
        @Nullable ProbeTarget target = service.target();
        return container == null || target == null || !left.isPositive()
                ? Optional.empty()
                : Optional.of(service.ask(container, target, deadline));
    }

    private List<Effect> listed(Signal.Listed listed) {
        lostAt = null;
        List<Effect> effects = new ArrayList<>();
        for (ServiceWait service : services.values()) {
            Container newest = newest(listed.containers(), service.name());
            boolean current = service.heard() <= listed.asked().heard();
            boolean changed = !isConfirmedBy(newest, service);
            if (current && changed) {
                compare(service, newest);
            }
            String container = service.container();
            if (container != null && changed) {
                effects.add(new Effect.Inspect(service.name(), container, service.version()));
            }
        }
        seen = true;
        confirmed |= listed.asked().settled();
        return effects;
    }

    private void compare(ServiceWait service, @Nullable Container newest) {
        if (newest == null) {
            if (service.container() != null) {
                service.gone();
            }
            return;
        }
        if (!service.is(newest.id()) || service.isReady()) {
            service.take(newest.id());
            service.back("");
        }
        if (!seen && service.heard() == 0 && newest.running()) {
            service.ranBefore();
        }
    }

    /// Whether a listing says no more than is known.
    private static boolean isConfirmedBy(@Nullable Container newest, ServiceWait service) {
        return service.isReady()
                && newest != null
                && service.is(newest.id())
                && (newest.running() || service.awaited().oneShot())
                && newest.health() != Container.Health.UNHEALTHY;
    }

    private static @Nullable Container newest(List<Container> containers, String service) {
        return containers.stream()
                .filter(each -> each.service().equals(service))
                .max(Comparator.comparing(Container::running).thenComparing(Container::createdAt))
                .orElse(null);
    }

    private List<Effect> happened(ContainerEvent event, Duration at) {
        heard++;
        ServiceWait service = services.get(event.service());
        if (service == null) {
            return List.of();
        }
        String id = event.containerId();
        boolean begins =
                event.kind() == ContainerEvent.Kind.CREATED
                        || event.kind() == ContainerEvent.Kind.STARTED;
        if (!service.is(id) && !begins) {
            return List.of();
        }
        service.take(id);
        service.heard(heard);
        Effect inspect = new Effect.Inspect(service.name(), id, service.version());
        return switch (event.kind()) {
            case CREATED -> {
                service.back("");
                yield List.of();
            }
            case STARTED -> {
                service.started(at);
                yield List.of(inspect);
            }
            case HEALTHY -> {
                service.seenRunning(at);
                service.ready(at, "healthy");
                yield List.of();
            }
            case UNHEALTHY, DIED -> {
                service.back("");
                yield List.of(inspect);
            }
            case REMOVED -> {
                service.gone();
                yield List.of();
            }
        };
    }

    private List<Effect> inspected(Signal.Inspected inspected, Duration at) {
        Effect.Inspect asked = inspected.asked();
        ServiceWait service = services.get(asked.service());
        if (service == null || !service.is(asked.container())) {
            return List.of();
        }
        if (asked.version() < service.version()) {
            return List.of(
                    new Effect.Inspect(asked.service(), asked.container(), service.version()));
        }
        Optional<Inspection> inspection = inspected.inspection();
        if (inspection.isEmpty()) {
            service.gone();
        } else {
            Judgement.judge(service, inspection.get(), settled, at);
        }
        return List.of();
    }

    private List<Effect> probed(Effect.Ask asked, ProbeAnswer answer, Duration at) {
        ServiceWait service = services.get(asked.service());
        boolean waits =
                service != null
                        && service.is(asked.container())
                        && service.phase() == ServiceWait.Phase.STARTED;
        if (service != null && waits && answer.ok()) {
            service.ready(at, answer.sentence());
        } else if (service != null && waits) {
            service.unanswered(answer.sentence(), at);
        }
        return List.of();
    }

    private List<Effect> lost(String reason, Duration at) {
        if (lostAt == null) {
            lostAt = at;
            lostBecause = reason;
        }
        lookAt = at.plus(LOOK_AGAIN);
        return List.of();
    }

    private List<Effect> settled() {
        settled = true;
        return List.of(new Effect.Look(heard, true, false));
    }

    private void conclude() {
        services().stream()
                .filter(each -> each.phase() == ServiceWait.Phase.FAILED)
                .findFirst()
                .ifPresent(each -> end(new Outcome.Failed(each)));
        if (confirmed && services().stream().allMatch(ServiceWait::isReady)) {
            end(new Outcome.Done());
        }
    }

    private void end(Outcome how) {
        if (outcome == null) {
            outcome = how;
        }
    }
}
