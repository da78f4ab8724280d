package dev.vox.stack.plan;

import dev.vox.env.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Compares what a stack was started with and what is wanted.
public final class Differences {
    private static final String MODEL_ID = Settings.MODEL_ID.variable();
    private static final String MODE = Settings.MODE.variable();
    private static final Set<String> MODEL =
            Set.of(MODEL_ID, Settings.MODEL.variable(), Settings.ADAPTER.variable());
    private static final Set<String> PORTS =
            Set.of(
                    Settings.WEBSOCKET_PORT.variable(),
                    Settings.HEALTH_PORT.variable(),
                    Settings.GRPC_PORT.variable(),
                    Settings.METRICS_PORT.variable());

    private Differences() {}

    /// Those that a change of the model leaves.
    ///
    /// @param running what the stack was started with, by variable; one that is left out was unset
    /// @param wanted the same of the stack that is wanted
    public static List<Difference> besidesModel(
            Map<String, String> running, Map<String, String> wanted) {
        return of(running, true, wanted).stream()
                .filter(difference -> difference.kind() != Difference.Kind.MODEL)
                .toList();
    }

    /// All of them: the model, the mode, ports, other settings by name.
    static List<Difference> of(Observed.Running running, Map<String, String> wanted) {
        return of(running.settings(), running.complete(), wanted);
    }

    private static List<Difference> of(
            Map<String, String> running, boolean complete, Map<String, String> wanted) {
        Set<String> names = new TreeSet<>(running.keySet());
        if (complete) {
            names.addAll(wanted.keySet());
        }
        names.removeIf(name -> Objects.equals(running.get(name), wanted.get(name)));
        if (names.contains(MODEL_ID)) {
            names.removeIf(name -> MODEL.contains(name) && !name.equals(MODEL_ID));
        }
        List<Difference> differences = new ArrayList<>();
        for (Difference.Kind kind : Difference.Kind.values()) {
            for (String name : names) {
                if (kind(name) == kind) {
                    differences.add(
                            new Difference(
                                    kind, subject(name), running.get(name), wanted.get(name)));
                }
            }
        }
        return differences;
    }

    private static Difference.Kind kind(String name) {
        if (MODEL.contains(name)) {
            return Difference.Kind.MODEL;
        }
        if (name.equals(MODE)) {
            return Difference.Kind.MODE;
        }
        return PORTS.contains(name) ? Difference.Kind.PORT : Difference.Kind.SETTING;
    }

    private static String subject(String name) {
        if (name.equals(MODEL_ID)) {
            return "the model";
        }
        return name.equals(MODE) ? "the mode" : name;
    }
}
