package dev.vox.stack;

import dev.vox.env.Settings;
import dev.vox.profile.ModelChoice;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is written down of a stack that is up: `.vox/run/stack.json`.
///
/// @param process who runs it
/// @param phase how far it got
/// @param backend what runs it: `embedded`
/// @param mode the orchestrator's mode, as a variable writes it
/// @param model the default model
/// @param buildId of the tool that started it
/// @param startedAt when
/// @param endpoints where its services listen
/// @param settings what it was started with, by variable, as it may be shown; empty when that was not written down
public record RunState(
        ProcessIdentity process,
        Phase phase,
        String backend,
        String mode,
        String model,
        String buildId,
        Instant startedAt,
        List<Endpoint> endpoints,
        Map<String, String> settings) {
    public RunState {
        endpoints = List.copyOf(endpoints);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /// A record of a stack that does not say what it was started with.
    public RunState(
            ProcessIdentity process,
            Phase phase,
            String backend,
            String mode,
            String model,
            String buildId,
            Instant startedAt,
            List<Endpoint> endpoints) {
        this(process, phase, backend, mode, model, buildId, startedAt, endpoints, Map.of());
    }

    /// How far a stack got.
    public enum Phase {
        /// Its process runs, its services do not yet.
        STARTING,
        /// Every service answers.
        READY
    }

    /// Where a service listens.
    ///
    /// @param service `orchestrator`, `worker`
    /// @param purpose what speaks there: `websocket`, `health`, `grpc`, `metrics`
    /// @param address as a client writes it
    public record Endpoint(String service, String purpose, URI address) {}

    /// The profile that was chosen; empty when it was not written down.
    public Optional<String> profile() {
        return Optional.ofNullable(settings.get(Settings.MODEL.variable()));
    }

    /// The endpoint of a purpose, when there is one.
    public Optional<Endpoint> find(String purpose) {
        return endpoints.stream().filter(each -> each.purpose().equals(purpose)).findFirst();
    }

    /// The endpoint of a purpose.
    ///
    /// @throws IllegalArgumentException when there is none
    public Endpoint endpoint(String purpose) {
        return find(purpose)
                .orElseThrow(() -> new IllegalArgumentException("no endpoint for " + purpose));
    }

    /// The same stack with another model.
    ///
    /// @param tonesOnly whether the mock speaks in its place, and in that of every other
    public RunState withModel(ModelChoice choice, boolean tonesOnly) {
        Map<String, String> changed = new TreeMap<>(settings);
        if (!settings.isEmpty()) {
            changed.putAll(ShownSettings.of(choice, tonesOnly));
        }
        return new RunState(
                process,
                phase,
                backend,
                mode,
                choice.modelId(),
                buildId,
                startedAt,
                endpoints,
                changed);
    }

    /// The same stack, ready.
    ///
    /// @param actual where its services listen by now
    public RunState readyAt(List<Endpoint> actual) {
        return new RunState(
                process, Phase.READY, backend, mode, model, buildId, startedAt, actual, settings);
    }
}
