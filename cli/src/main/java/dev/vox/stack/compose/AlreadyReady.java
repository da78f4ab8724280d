package dev.vox.stack.compose;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.Prober;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.ready.Question;
import dev.vox.stack.compose.ready.ReadyReport;
import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Says whether services that have been listed are ready as they are.
///
/// To listen to the engine's events takes longer than all the rest of a start that changes nothing.
final class AlreadyReady {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final String RUNNING = "running";

    /// A listing does not tell where a container is reached itself.
    private static final List<String> NO_ADDRESS = List.of();

    private final Prober prober;

    AlreadyReady(Prober prober) {
        this.prober = prober;
    }

    /// How each is ready.
    ///
    /// @return empty when one is not, or when that cannot be told at once
    Optional<ReadyReport> of(List<Awaited> services, List<Container> listed)
            throws InterruptedException {
        List<Became> became = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        for (Awaited service : services) {
            String word = word(service, listed);
            if (word == null) {
                return Optional.empty();
            }
            Question question = word.equals(RUNNING) ? service.probe() : null;
            if (question == null) {
                became.add(became(service, word));
                continue;
            }
            Optional<ProbeTarget> target = question.at(NO_ADDRESS);
            if (target.isEmpty()) {
                return Optional.empty();
            }
            asked.add(ask(service, target.get()));
        }
        for (Asked each : asked) {
            ProbeAnswer answer = answer(each);
            if (!answer.ok()) {
                return Optional.empty();
            }
            became.add(became(each.service(), answer.sentence()));
        }
        return Optional.of(new ReadyReport(became, List.of(), Duration.ZERO, Duration.ZERO));
    }

    private record Asked(Awaited service, FutureTask<ProbeAnswer> answer) {}

    private static Became became(Awaited service, String answer) {
        return new Became(service.service(), Duration.ZERO, Duration.ZERO, answer);
    }

    /// What the containers of a service say; null when they do not say that it is ready.
    private static @Nullable String word(Awaited service, List<Container> listed) {
        String word = null;
        for (Container container : listed) {
            if (container.service().equals(service.service())) {
                word = word(service, container);
                if (word == null) {
                    return null;
                }
            }
        }
        return word;
    }

    private static @Nullable String word(Awaited service, Container container) {
        if (service.oneShot()) {
            Integer exit = ContainerStates.exitCode(container);
            return exit != null && exit == 0 ? "exited with 0" : null;
        }
        if (container.state() != Container.State.RUNNING) {
            return null;
        }
        if (service.healthcheck() || container.health() != null) {
            return container.health() == Container.Health.HEALTHY ? "healthy" : null;
        }
        return RUNNING;
    }

    private Asked ask(Awaited service, ProbeTarget probe) {
        FutureTask<ProbeAnswer> answer = new FutureTask<>(() -> prober.ask(probe, DEADLINE));
        Thread.ofPlatform().daemon().name("vox-ask-" + service.service()).start(answer);
        return new Asked(service, answer);
    }

    /// The prober keeps the deadline.
    private static ProbeAnswer answer(Asked asked) throws InterruptedException {
        try {
            return asked.answer().get();
        } catch (ExecutionException e) {
            return new ProbeAnswer(false, String.valueOf(e.getMessage()), DEADLINE);
        }
    }
}
