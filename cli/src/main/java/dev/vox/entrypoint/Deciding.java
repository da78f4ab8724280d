package dev.vox.entrypoint;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.Role;
import dev.vox.config.VoxFile.ServiceEntry;
import dev.vox.env.OrchestratorMode;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Decides what a container becomes. Pure: it looks at nothing but its arguments.
final class Deciding {
    static final String ORCHESTRATOR = "orchestrator";
    static final String WORKER = "worker";

    private static final String MODE = "ORCHESTRATOR_MODE";

    private Deciding() {}

    /// The decision.
    ///
    /// @param service its name: of a Compose service, `orchestrator` or `worker`
    /// @param given the command behind `--`; empty when there is none
    /// @param file what the project says of its services
    /// @param variables those in effect
    static Decision of(
            String service, List<String> given, VoxFile file, Map<String, String> variables) {
        ServiceEntry entry = file.services().get(service);
        Role role = role(service, entry);
        return switch (role) {
            case ORCHESTRATOR -> orchestrator(given, entry, variables);
            case WORKER -> start(worker(variables), given, entry, WORKER);
            case REGISTRY, OTHER -> {
                boolean startable = !given.isEmpty() || command(entry, "") != null;
                yield startable
                        ? start(new Mode.Other(service), given, entry, "")
                        : unknown(service, file);
            }
        };
    }

    /// What a service is: as the project says, else by its name.
    static Role role(String service, @Nullable ServiceEntry entry) {
        return entry == null || entry.role() == null ? Role.byName(service) : entry.role();
    }

    private static Decision orchestrator(
            List<String> given, @Nullable ServiceEntry entry, Map<String, String> variables) {
        String word = variables.getOrDefault(MODE, "").strip();
        if (word.isEmpty()) {
            return start(new Mode.Orchestrator(OrchestratorMode.AGENT), given, entry, ORCHESTRATOR);
        }
        for (OrchestratorMode mode : OrchestratorMode.values()) {
            if (mode.word().equals(word.toLowerCase(Locale.ROOT))) {
                return start(new Mode.Orchestrator(mode), given, entry, ORCHESTRATOR);
            }
        }
        return unknownMode(word);
    }

    private static Mode worker(Map<String, String> variables) {
        String model = value(variables, "DEFAULT_MODEL_ID");
        return new Mode.Worker(
                value(variables, "ADAPTER_TYPE"),
                model == null ? value(variables, "DEFAULT_MODEL") : model);
    }

    private static @Nullable String value(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static Decision start(
            Mode mode, List<String> given, @Nullable ServiceEntry entry, String own) {
        if (!given.isEmpty()) {
            return new Decision.Foreign(mode, given, true);
        }
        List<String> command = command(entry, mode.word());
        return command == null
                ? new Decision.Own(mode, List.of("serve", own))
                : new Decision.Foreign(mode, command, false);
    }

    private static @Nullable List<String> command(@Nullable ServiceEntry entry, String word) {
        return entry == null ? null : entry.command(word).orElse(null);
    }

    private static Decision unknownMode(String word) {
        List<String> words = new ArrayList<>();
        for (OrchestratorMode mode : OrchestratorMode.values()) {
            words.add(mode.word());
        }
        String valid = "there are: " + String.join(", ", words);
        return new Decision.Refusal(
                "[environment] " + MODE + "=" + word + ": no such mode",
                Nearest.to(word, words)
                        .map(near -> "did you mean '" + near + "'? " + valid)
                        .orElse(valid));
    }

    private static Decision unknown(String service, VoxFile file) {
        List<String> names = new ArrayList<>(List.of(ORCHESTRATOR, WORKER));
        file.services().keySet().stream()
                .filter(name -> !names.contains(name) && !name.equals(service))
                .forEach(names::add);
        String fix =
                "or say what starts it: behind --, or in vox.yaml under services."
                        + service
                        + ".command";
        return new Decision.Refusal(
                "nothing starts a service '" + service + "'",
                Nearest.to(service, names)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("there are: " + String.join(", ", names) + "; ")
                        + fix);
    }
}
