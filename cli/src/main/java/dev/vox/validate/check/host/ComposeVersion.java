package dev.vox.validate.check.host;

import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.process.SearchPath;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The version of Docker's plugin for Compose, as `docker compose version --short` says it.
final class ComposeVersion {
    private ComposeVersion() {}

    /// @return empty when there is no docker, or it has no such plugin
    static Optional<String> of(Map<String, String> environment, Duration deadline)
            throws InterruptedException {
        Optional<Path> docker = SearchPath.of(environment).find("docker");
        if (docker.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = List.of(docker.get().toString(), "compose", "version", "--short");
        try {
            Completed completed = Programs.run(Command.of(deadline, words).with(environment));
            return completed.succeeded() && Version.in(completed.out()).isPresent()
                    ? Optional.of(completed.out().strip())
                    : Optional.empty();
        } catch (VoxException e) {
            return Optional.empty();
        }
    }
}
