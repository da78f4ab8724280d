package dev.vox.profile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a profile could run on a host, and what is missing for it.
///
/// @param missing by each backend that the profile knows; empty lists where nothing is missing
public record Readiness(Profile profile, Map<Backend, List<Missing>> missing) {
    public Readiness {
        Map<Backend, List<Missing>> copy = new EnumMap<>(Backend.class);
        missing.forEach((backend, list) -> copy.put(backend, List.copyOf(list)));
        missing = copy;
    }

    /// Holds a profile against a host.
    public static Readiness of(Profile profile, Host host) {
        Map<Backend, List<Missing>> missing = new EnumMap<>(Backend.class);
        if (profile.engine() != null) {
            missing.put(Backend.EMBEDDED, embedded(profile, profile.engine(), host));
        }
        if (profile.compose() != null) {
            missing.put(Backend.COMPOSE, compose(profile, host));
        }
        return new Readiness(profile, missing);
    }

    /// Whether there is a backend for which nothing is missing.
    public boolean runnable() {
        return missing.values().stream().anyMatch(List::isEmpty);
    }

    /// The backend it would run in; empty when there is none.
    public Optional<Backend> backend() {
        return missing.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// What is missing first, in the first backend that the profile knows; null when it is runnable.
    public @Nullable Missing first() {
        return runnable()
                ? null
                : missing.values().stream().flatMap(List::stream).findFirst().orElse(null);
    }

    private static List<Missing> embedded(Profile profile, String engine, Host host) {
        List<Missing> missing = new ArrayList<>();
        if (!host.engines().contains(engine)) {
            missing.add(
                    new Missing(
                            "the engine " + engine,
                            "not in this build",
                            "choose a model of this build: "
                                    + String.join(
                                            ", ", host.engines().stream().sorted().toList())));
        }
        missing.addAll(profile.needs().missing(host));
        return missing;
    }

    /// What the build lacks comes first: no machine makes up for it.
    private static List<Missing> compose(Profile profile, Host host) {
        List<Missing> missing = new ArrayList<>();
        if (!host.backends().contains(Backend.COMPOSE)) {
            missing.add(
                    new Missing(
                            "the Compose backend",
                            "not in this build",
                            "start it with Docker: docker compose" + profiles(profile) + " up"));
        }
        missing.addAll(profile.needs().ofMachine(host));
        if (!host.docker()) {
            missing.add(new Missing("the program docker", "not on the PATH", "install Docker"));
        }
        if (host.composeFile() == null) {
            missing.add(
                    new Missing(
                            "a Compose file",
                            "none in the project",
                            "run it in a project with a Compose file"));
        }
        return missing;
    }

    private static String profiles(Profile profile) {
        ComposeRun compose = profile.compose();
        return compose == null || compose.profiles().isEmpty()
                ? ""
                : " --profile " + String.join(" --profile ", compose.profiles());
    }
}
