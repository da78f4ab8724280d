package dev.vox.bench.target;

import dev.vox.bench.result.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is measured: where it is reached, and what it is.
///
/// @param name in reports: `stack`, `grpc://localhost:7001`, or what the user called it
/// @param workerOrNull `grpc://host:port`; null when it has none that is reached from here
/// @param orchestratorOrNull `ws://host:port`; null likewise
/// @param voice that speaks; empty for the subject's own
/// @param processOrNull the process that is measured, when it is on this machine; null when it is not known
/// @param launcherOrNull starts and stops stacks like it; null when it is not ours to start
/// @param sessionsOrNull tells how many sessions it holds open; null when it does not say
public record Subject(
        String name,
        @Nullable URI workerOrNull,
        @Nullable URI orchestratorOrNull,
        String voice,
        @Nullable Long processOrNull,
        @Nullable StackLauncher launcherOrNull,
        Fingerprint fingerprint,
        @Nullable OpenSessions sessionsOrNull) {
    /// One that does not say how many sessions it holds open.
    public Subject(
            String name,
            @Nullable URI workerOrNull,
            @Nullable URI orchestratorOrNull,
            String voice,
            @Nullable Long processOrNull,
            @Nullable StackLauncher launcherOrNull,
            Fingerprint fingerprint) {
        this(
                name,
                workerOrNull,
                orchestratorOrNull,
                voice,
                processOrNull,
                launcherOrNull,
                fingerprint,
                null);
    }

    /// The same with another voice, which its fingerprint tells.
    ///
    /// @param other empty for the subject's own
    public Subject speaking(String other) {
        Map<String, String> facts = new LinkedHashMap<>(fingerprint.facts());
        facts.put("voice", other);
        return new Subject(
                name,
                workerOrNull,
                orchestratorOrNull,
                other,
                processOrNull,
                launcherOrNull,
                new Fingerprint(facts),
                sessionsOrNull);
    }

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

    /// Tells how many sessions it holds open.
    public Optional<OpenSessions> sessions() {
        return Optional.ofNullable(sessionsOrNull);
    }

    /// Starts and stops stacks like it.
    public Optional<StackLauncher> launcher() {
        return Optional.ofNullable(launcherOrNull);
    }
}
