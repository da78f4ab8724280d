package dev.vox.bench.target;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a stack that was started for a measurement is ended: `bench.json` in the run folder of its own folder.
///
/// @param program the build of vox that started it
/// @param environment that it was given for the folder, ports and the like; nothing of the user's
/// @param starterOrNull the `vox dev` that starts it; null before it runs
record StackRecord(
        VoxProgram program,
        Map<String, String> environment,
        @Nullable ProcessIdentity starterOrNull) {
    private static final String FILE = "bench.json";
    private static final int VERSION = 1;

    StackRecord {
        environment = Map.copyOf(environment);
    }

    Optional<ProcessIdentity> starter() {
        return Optional.ofNullable(starterOrNull);
    }

    StackRecord startedBy(ProcessIdentity starter) {
        return new StackRecord(program, environment, starter);
    }

    void write(RunFolder folder) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("program", program.command());
        root.put("environment", environment);
        starter()
                .ifPresent(each -> {
                    root.put("starterPid", each.pid());
                    root.put("starterStart", each.start());
                });
        folder.place(FILE, Json.pretty(Json.document(VERSION, root)));
    }

    /// That of a folder; empty when there is none, or none that can be read.
    static Optional<StackRecord> read(RunFolder folder) {
        return folder.text(FILE).flatMap(StackRecord::parse);
    }

    private static Optional<StackRecord> parse(String text) {
        try {
            JsonValue root = Json.parse(FILE, text);
            List<String> command =
                    root.items("program").stream()
                            .map(item -> item instanceof JsonValue.Text(String word) ? word : "")
                            .toList();
            return command.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new StackRecord(
                                    new VoxProgram(command, false),
                                    environment(root),
                                    starter(root)));
        } catch (MalformedJson | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> environment(JsonValue root) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (root.get("environment").orElse(null) instanceof JsonValue.Members members) {
            for (String name : members.values().keySet()) {
                members.text(name).ifPresent(text -> environment.put(name, text));
            }
        }
        return environment;
    }

    private static @Nullable ProcessIdentity starter(JsonValue root) {
        Long pid = root.whole("starterPid").orElse(null);
        String start = root.text("starterStart").orElse(null);
        return pid == null || start == null ? null : new ProcessIdentity(pid, Instant.parse(start));
    }
}
