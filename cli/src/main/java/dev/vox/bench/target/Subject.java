package dev.vox.bench.target;

import dev.vox.bench.result.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;

/// What is measured: where it is reached, and what it is.
///
/// @param name in reports: `stack`, `grpc://localhost:7001`, or what the user called it
/// @param workerOrNull `grpc://host:port`; null when it has none that is reached from here
/// @param orchestratorOrNull `ws://host:port`; null likewise
/// @param voice that speaks; empty for the subject's own
/// @param processOrNull the process that is measured, when it is on this machine; null when it is not known
/// @param launcherOrNull starts and stops stacks like it; null when it is not ours to start
public record Subject(
        String name,
        @Nullable URI workerOrNull,
        @Nullable URI orchestratorOrNull,
        String voice,
        @Nullable Long processOrNull,
        @Nullable StackLauncher launcherOrNull,
        Fingerprint fingerprint) {
    /// Where its worker is reached.
    public Optional<URI> worker() {
        return Optional.ofNullable(workerOrNull);
    }

    /// Where its orchestrator is reached.
    public Optional<URI> orchestrator() {
        return Optional.ofNullable(orchestratorOrNull);
    }

    /// The process that is measured.
    public Optional<Long> process() {
        return Optional.ofNullable(processOrNull);
    }

    /// Starts and stops stacks like it.
    public Optional<StackLauncher> launcher() {
        return Optional.ofNullable(launcherOrNull);
    }
}
