package dev.vox.stack.compose.ready;

import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.ready.ReadyReport.Became;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How long services usually take to become ready: `.vox/history/start-compose.json`.
///
/// Nothing depends on the file: one that is damaged counts as none, and one that cannot be written is left.
public final class UsualTimes {
    private static final String NAME = "start-compose.json";
    private static final int KEPT = 20;
    private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

    private final Project project;
    private final Map<String, List<Long>> millis;

    private UsualTimes(Project project, Map<String, List<Long>> millis) {
        this.project = project;
        this.millis = millis;
    }

    /// What is known of a project's services.
    public static UsualTimes of(Project project) {
        return new UsualTimes(project, read(file(project)));
    }

    private static Path file(Project project) {
        return project.state().resolve("history").resolve(NAME);
    }

    /// The median of a service's last 20 starts, since the start of the wait; empty when there was none.
    public Optional<Duration> usual(String service) {
        List<Long> known = millis.getOrDefault(service, List.of()).stream().sorted().toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        int middle = known.size() / 2;
        long median =
                known.size() % 2 == 1
                        ? known.get(middle)
                        : (known.get(middle - 1) + known.get(middle)) / 2;
        return Optional.of(Duration.ofMillis(median));
    }

    /// Adds what a start took, and writes it down. Services that ran before are no news.
    public void add(ReadyReport report) {
        for (Became became : report.services()) {
            if (became.ready().isPositive()) {
                List<Long> known = millis.computeIfAbsent(became.service(), _ -> new ArrayList<>());
                known.add(became.ready().toMillis());
                while (known.size() > KEPT) {
                    known.removeFirst();
                }
            }
        }
        write();
    }

    private static Map<String, List<Long>> read(Path file) {
        Map<String, List<Long>> millis = new TreeMap<>();
        try {
            JsonValue root = Json.parse(NAME, Files.readString(file));
            if (root.get("services").orElse(null) instanceof JsonValue.Members services) {
                services.values().forEach((name, times) -> millis.put(name, times(times)));
            }
        } catch (IOException | MalformedJson e) {
            millis.clear();
        }
        return millis;
    }

    private static List<Long> times(JsonValue value) {
        List<Long> times = new ArrayList<>();
        if (value instanceof JsonValue.Items items) {
            for (JsonValue each : items.values()) {
                if (each instanceof JsonValue.Figure figure && possible(figure.value())) {
                    times.add(figure.value().longValue());
                }
            }
        }
        return new ArrayList<>(times.subList(Math.max(0, times.size() - KEPT), times.size()));
    }

    private static boolean possible(BigDecimal millis) {
        return millis.signum() >= 0 && millis.compareTo(BigDecimal.valueOf(MOST_MILLIS)) <= 0;
    }

    private void write() {
        Path file = file(project);
        Path draft = file.resolveSibling(NAME + "." + ProcessHandle.current().pid());
        try {
            var _ = RunFolder.create(project);
            RunFolder.ownFolder(file.resolveSibling(""));
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("services", millis);
            Files.writeString(draft, Json.pretty(Json.document(1, root)));
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | MissingPrerequisite e) {
            // the next start has no usual times to show, which is all
        }
    }
}
