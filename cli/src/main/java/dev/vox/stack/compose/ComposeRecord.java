package dev.vox.stack.compose;

import dev.vox.env.Settings;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.compose.plan.ComposeObserved.Started;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is written down of a stack in containers: `.vox/run/compose.json`. It is a hint: what runs is asked of the engine.
///
/// @param name of the Compose project
/// @param folder that its files' relative paths are relative to
/// @param files that it was started with
/// @param profiles that were on
/// @param everyProfile that the files name
/// @param worker the service that speaks; null when none does
/// @param orchestrator the service that clients talk to; null when there is none
/// @param model that it speaks with; empty when it has no worker
/// @param mode of the orchestrator
/// @param startedAt when `vox` last changed something
/// @param endpoints where its services are reached from this machine
/// @param settings what it was started with, by variable, as it may be shown
/// @param services those that were wanted
public record ComposeRecord(
        String name,
        Path folder,
        List<Path> files,
        List<String> profiles,
        List<String> everyProfile,
        @Nullable String worker,
        @Nullable String orchestrator,
        String model,
        String mode,
        Instant startedAt,
        List<RunState.Endpoint> endpoints,
        Map<String, String> settings,
        List<Entry> services) {
    /// The file of the run folder that it is kept in.
    public static final String FILE = "compose.json";

    public ComposeRecord {
        files = List.copyOf(files);
        profiles = List.copyOf(profiles);
        everyProfile = List.copyOf(everyProfile);
        endpoints = List.copyOf(endpoints);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        services = List.copyOf(services);
    }

    /// A service that was wanted.
    ///
    /// @param container the id that its container got; empty while it is being started
    /// @param fingerprint of what the service was then
    /// @param oneShot whether it is done when it has ended with 0
    public record Entry(String service, String container, String fingerprint, boolean oneShot) {}

    /// That of a project; empty when there is none, or none that can be read.
    public static Optional<ComposeRecord> read(RunFolder folder) {
        return folder.text(FILE).flatMap(ComposeRecordJson::read);
    }

    /// Writes it down; a reader sees the old one or the new one.
    void write(RunFolder folder) {
        folder.place(FILE, ComposeRecordJson.write(this));
    }

    /// Forgets that of a project.
    static void discard(RunFolder folder) {
        folder.discard(FILE);
    }

    /// The profile of the model; empty when it was not written down.
    public Optional<String> profile() {
        return Optional.ofNullable(settings.get(Settings.MODEL.variable()));
    }

    /// What was written down of each service that has been started, by service.
    Map<String, Started> started() {
        return services.stream()
                .filter(entry -> !entry.container().isEmpty())
                .collect(
                        Collectors.toMap(
                                Entry::service,
                                entry -> new Started(entry.container(), entry.fingerprint()),
                                (one, other) -> other));
    }

    /// What every call of Compose about all of it is about: every profile is on.
    ComposeScope scope(Map<String, String> environment) {
        return new ComposeScope(name, folder, files, everyProfile, environment);
    }
}
