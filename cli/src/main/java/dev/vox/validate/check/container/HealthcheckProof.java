package dev.vox.validate.check.container;

import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.ExecResult;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Sees whether a container's healthcheck can fail: by its words, and by running it in the container against a port where
/// nothing listens.
public final class HealthcheckProof {
    private static final int NOT_RUNNABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ContainerObserver engine;
    private final Duration longest;

    /// @param longest that one run of it may take; at most 10 s of it are used
    public HealthcheckProof(ContainerObserver engine, Duration longest) {
        this.engine = engine;
        this.longest = longest.compareTo(LONGEST) < 0 ? longest : LONGEST;
    }

    /// What is known of a healthcheck.
    ///
    /// @param problem why nothing can be learned from it, by the grammar of `VoxException` without context; empty when it can fail
    /// @param seen how that is known, a phrase
    public record Finding(Optional<String> problem, String seen) {
        static Finding bad(String problem) {
            return new Finding(Optional.of(problem), problem);
        }

        static Finding good(String seen) {
            return new Finding(Optional.empty(), seen);
        }
    }

    /// Looks at the healthcheck of a container.
    ///
    /// @param runs whether anything can be run in it
    public Finding of(String container, boolean runs, HealthcheckTest test) {
        if (!test.declared()) {
            return Finding.bad(
                    "has no healthcheck: whatever waits for it waits for its start alone");
        }
        Optional<String> always = test.alwaysHealthy();
        if (always.isPresent()) {
            return Finding.bad(
                    "has a healthcheck that always says healthy: %s (%s)"
                            .formatted(always.get(), test));
        }
        if (!runs) {
            return Finding.good("by its words, for the container does not run: " + test);
        }
        Optional<List<String>> elsewhere = test.elsewhere();
        return elsewhere.isPresent()
                ? ran(container, elsewhere.get(), test)
                : asItIs(container, test);
    }

    private Finding ran(String container, List<String> command, HealthcheckTest test) {
        ExecResult result;
        try {
            result = engine.exec(container, command, longest);
        } catch (OperationFailed e) {
            return failed(e, test);
        }
        if (result.exitCode() == 0) {
            return Finding.bad(
                    "has a healthcheck that always says healthy: it does so of port %d, where nothing listens (%s)"
                            .formatted(HealthcheckTest.CLOSED_PORT, test));
        }
        return missing(result)
                ? Finding.bad(absent(test))
                : Finding.good(
                        "exit %d of a port where nothing listens".formatted(result.exitCode()));
    }

    private Finding asItIs(String container, HealthcheckTest test) {
        try {
            return missing(engine.exec(container, test.command(), longest))
                    ? Finding.bad(absent(test))
                    : Finding.good("by its words, for it names no port: " + test);
        } catch (OperationFailed e) {
            return failed(e, test);
        }
    }

    /// An engine refuses to run a program that is not there; one that hangs would be ended and count as failed.
    private static Finding failed(OperationFailed failure, HealthcheckTest test) {
        String message = String.valueOf(failure.getMessage());
        boolean absent =
                message.contains("executable file not found")
                        || message.contains("no such file or directory");
        return absent
                ? Finding.bad(absent(test))
                : Finding.good("it does not end of a port where nothing listens: " + message);
    }

    private static boolean missing(ExecResult result) {
        return result.exitCode() == NOT_FOUND || result.exitCode() == NOT_RUNNABLE;
    }

    private static String absent(HealthcheckTest test) {
        return "has a healthcheck that always says unhealthy: its program is not in the container (%s)"
                .formatted(test);
    }
}
