package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.config.VoxFile.BackendWord;
import dev.vox.stack.compose.plan.BuildPolicy;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The words and options that say what stack is to be started.
final class StartOptions implements Declared {
    private static final Duration EMBEDDED_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CONTAINERS_TIMEOUT = Duration.ofMinutes(3);

    private @Nullable String first;
    private @Nullable String second;
    private @Nullable String mode;
    private @Nullable BackendWord backend;
    private @Nullable Duration timeout;
    private boolean build;
    private boolean noBuild;
    private boolean cpu;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .optional(String.class, "MODEL")
                .about("A profile, its alias or a model id; else DEFAULT_MODEL, kevin.")
                .to(given -> first = given);
        arguments
                .optional(String.class, "MODE")
                .about("agent, legacy or hybrid; else ORCHESTRATOR_MODE, legacy.")
                .to(given -> second = given);
        arguments
                .option(String.class, "MODE", "--mode")
                .about("The same as MODE.")
                .to(given -> mode = given);
        arguments
                .option(BackendWord.class, "BACKEND", "--backend")
                .about("auto, embedded or compose; else vox.yaml's, auto.")
                .to(given -> backend = given);
        arguments
                .flag("--build")
                .about("Containers: build every image anew. Also FORCE_BUILD=true.")
                .to(on -> build = on);
        arguments
                .flag("--no-build")
                .about("Containers: build no image. Also SKIP_BUILD=true.")
                .to(on -> noBuild = on);
        arguments
                .flag("--cpu")
                .about("Containers: run without the GPUs that the Compose file asks for.")
                .to(on -> cpu = on);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .about("How long the start may take; 30s unless given, 3m for containers.")
                .to(given -> timeout = given);
    }

    /// Model and mode, in either order.
    List<String> words() {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .toList();
    }

    @Nullable String mode() {
        return mode;
    }

    @Nullable BackendWord backend() {
        return backend;
    }

    Duration embeddedTimeout() {
        return timeout == null ? EMBEDDED_TIMEOUT : timeout;
    }

    Duration containersTimeout() {
        return timeout == null ? CONTAINERS_TIMEOUT : timeout;
    }

    boolean cpu() {
        return cpu;
    }

    /// When images are built: what the flags say; empty without them.
    ///
    /// @throws UsageProblem when both are given
    Optional<BuildPolicy> builds(String usage) {
        if (build && noBuild) {
            throw new UsageProblem("--build and --no-build exclude each other", null, usage);
        }
        if (build) {
            return Optional.of(BuildPolicy.FORCED);
        }
        return noBuild ? Optional.of(BuildPolicy.NEVER) : Optional.empty();
    }

    /// What only containers know, as it was typed; empty when nothing of it was.
    Optional<String> onlyOfContainers() {
        if (build) {
            return Optional.of("--build");
        }
        if (noBuild) {
            return Optional.of("--no-build");
        }
        return cpu ? Optional.of("--cpu") : Optional.empty();
    }
}
