package dev.vox.bench.target;

import dev.vox.bench.result.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is measured: where it is reached, and what it is.
///
/// @param name in reports: `stack`, `grpc://localhost:7001`, or what the user called it
/// @param workerOrNull `grpc://host:port`; null when it has none that is reached from here
/// @param orchestratorOrNull `ws://host:port`; null likewise
/// @param voice that speaks; empty for the subject's own
/// @param processes that are measured, as far as they are on this machine; empty when none is known
/// @param launcherOrNull starts and stops stacks like it; null when it is not ours to start
/// @param sessionsOrNull tells how many sessions it holds open; null when it does not say
public record Subject(
        String name,
        @Nullable URI workerOrNull,
        @Nullable URI orchestratorOrNull,
        String voice,
        List<Long> processes,
        @Nullable StackLauncher launcherOrNull,
        Fingerprint fingerprint,
        @Nullable OpenSessions sessionsOrNull) {
    public Subject {
        processes = List.copyOf(processes);
    }

    /// One of a single process, null when it is not known, that does not say how many sessions it holds open.
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
                processOrNull == null ? List.of() : List.of(processOrNull),
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
                processes,
                launcherOrNull,
                new Fingerprint(facts),
                sessionsOrNull);
    }

    /// The same, as if its worker were not reached.
    public Subject withoutWorker() {
        return new Subject(
                name,
                null,
                orchestratorOrNull,
                voice,
                processes,
                launcherOrNull,
                fingerprint,
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

    /// What its processes use now, taken together; empty when one of them is not known here, or is gone.
    public Optional<ProcessUsage> usage() {
        return ProcessUsage.of(processes);
    }

    /// Whether it is this very process.
    public boolean here() {
        return processes.contains(ProcessHandle.current().pid());
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
