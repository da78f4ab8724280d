package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Inspection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Says what the inspection of its container means for a service.
///
/// | container | service |
/// |---|---|
/// | runs, its check says so | ready, or failed |
/// | ran before the wait began, unhealthy | not started, until nothing starts services any more |
/// | runs, nobody checks it | asked; where there is nothing to ask, ready when it has run for a quarter of a second |
/// | has ended with 0, and is to end | ready |
/// | has ended since the wait began | failed |
/// | had ended before | not started, until nothing starts services any more |
/// | is restarted by the engine | not started; the third time failed |
final class Judgement {
    private static final int MOST_RESTARTS = 3;

    private Judgement() {}

    static void judge(ServiceWait service, Inspection found, boolean settled, Duration at) {
        int restarts = service.restarts(found);
        switch (found.state()) {
            case CREATED, REMOVING -> service.back("");
            case PAUSED -> {
                service.seenRunning(at);
                service.back("somebody to unpause it");
            }
            case RUNNING -> {
                service.seenRunning(at);
                if (restarts >= MOST_RESTARTS) {
                    service.failed(restarted(restarts, found.exitCode()));
                } else {
                    running(service, found.health(), found, settled, at);
                }
            }
            case RESTARTING -> {
                if (restarts >= MOST_RESTARTS) {
                    service.failed(restarted(restarts, found.exitCode()));
                } else {
                    service.back("its restart" + after(found.exitCode()));
                }
            }
            case EXITED, DEAD -> ended(service, found, settled, at);
        }
    }

    private static void running(
            ServiceWait service,
            Container.@Nullable Health health,
            Inspection found,
            boolean settled,
            Duration at) {
        if (health == null) {
            unchecked(service, found, at);
            return;
        }
        switch (health) {
            case HEALTHY -> {
                if (!service.isReady()) {
                    service.ready(at, "healthy");
                }
            }
            case UNHEALTHY -> {
                if (settled || service.ranMeanwhile()) {
                    service.failed(unhealthy(found));
                } else {
                    service.back("its unhealthy container to be put anew");
                }
            }
            case STARTING -> service.checkedBy(found);
        }
    }

    private static void unchecked(ServiceWait service, Inspection found, Duration at) {
        if (service.isReady() || service.awaited().oneShot()) {
            return;
        }
        Question question = service.awaited().probe();
        ProbeTarget target =
                question == null ? null : question.at(found.addresses().values()).orElse(null);
        if (target != null) {
            service.askFrom(at, target);
        } else if (at.compareTo(service.standsFrom()) >= 0) {
            service.ready(at, "running");
        } else {
            service.askFrom(service.standsFrom(), null);
        }
    }

    private static void ended(ServiceWait service, Inspection found, boolean settled, Duration at) {
        boolean counts = settled || service.ranMeanwhile();
        Integer code = found.exitCode();
        if (!counts) {
            service.back("its container to start again");
        } else if (service.awaited().oneShot() && code != null && code == 0) {
            if (!service.isReady()) {
                service.ready(at, "exited with 0");
            }
        } else {
            service.failed(exited(found));
        }
    }

    private static String exited(Inspection found) {
        String how = found.exitCode() == null ? "ended" : "exited with " + found.exitCode();
        return found.outOfMemory() ? how + ", killed for its memory" : how;
    }

    private static String restarted(int restarts, @Nullable Integer code) {
        return "was restarted %d times%s".formatted(restarts, after(code));
    }

    private static String after(@Nullable Integer code) {
        return code == null ? "" : " after it exited with " + code;
    }

    private static String unhealthy(Inspection found) {
        String said = found.lastCheck().strip();
        return said.isEmpty() ? "is unhealthy; its check wrote nothing" : "is unhealthy: " + said;
    }
}
