package dev.vox.embedded;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.ProgressEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What a stack's process tells the one that started it, one JSON object a line.
sealed interface StartEvent {
    /// Part of the start went on.
    record Moved(ProgressEvent progress) implements StartEvent {}

    /// Every service answers, and the run state says so.
    record Ready() implements StartEvent {}

    /// The start failed.
    record Failed(VoxException failure) implements StartEvent {}

    /// The event as a line, without its end.
    static String print(StartEvent event) {
        return Json.compactText(
                switch (event) {
                    case Moved(ProgressEvent progress) -> fields(progress);
                    case Ready ready -> Map.of("event", "ready");
                    case Failed(VoxException failure) -> fields(failure);
                });
    }

    /// Reads a line; empty when it is no event, such as a message that a library printed.
    static Optional<StartEvent> parse(String line) {
        try {
            return read(Json.parse("event", line));
        } catch (MalformedJson | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static Map<String, @Nullable Object> fields(ProgressEvent progress) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        switch (progress) {
            case ProgressEvent.Started started -> {
                fields.put("event", "started");
                fields.put("detail", started.waitsFor());
                fields.put("millis", started.deadline().toMillis());
            }
            case ProgressEvent.Waiting waiting -> {
                fields.put("event", "waiting");
                fields.put("detail", waiting.waitsFor());
                fields.put("answer", waiting.answer());
                fields.put("millis", waiting.usual() == null ? null : waiting.usual().toMillis());
            }
            case ProgressEvent.Advanced advanced -> {
                fields.put("event", "advanced");
                fields.put("detail", advanced.detail());
                fields.put("done", advanced.done());
                fields.put("total", advanced.total());
            }
            case ProgressEvent.Finished finished -> {
                fields.put("event", "finished");
                fields.put("detail", finished.detail());
                fields.put("millis", finished.elapsed().toMillis());
            }
            case ProgressEvent.Failed failed -> {
                fields.put("event", "lost");
                fields.put("detail", failed.reason());
            }
        }
        fields.put("subject", progress.subject());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(VoxException failure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("event", "failed");
        fields.put(
                "kind",
                switch (failure) {
                    case InvalidConfiguration wrong -> "configuration";
                    case MissingPrerequisite missing -> "prerequisite";
                    case OperationFailed failed -> "operation";
                });
        fields.put("message", failure.getMessage());
        fields.put("hint", failure.hint().orElse(null));
        return fields;
    }

    private static Optional<StartEvent> read(JsonValue fields) {
        return switch (fields.text("event").orElse("")) {
            case "ready" -> Optional.of(new Ready());
            case "failed" -> Optional.of(new Failed(failure(fields)));
            case "started" ->
                    moved(
                            new ProgressEvent.Started(
                                    subject(fields), detail(fields), millis(fields)));
            case "waiting" ->
                    moved(
                            new ProgressEvent.Waiting(
                                    subject(fields),
                                    detail(fields),
                                    fields.text("answer").orElse(""),
                                    fields.whole("millis").map(Duration::ofMillis).orElse(null)));
            case "advanced" ->
                    moved(
                            new ProgressEvent.Advanced(
                                    subject(fields),
                                    fields.whole("done").orElseThrow(),
                                    fields.whole("total").orElseThrow(),
                                    detail(fields)));
            case "finished" ->
                    moved(
                            new ProgressEvent.Finished(
                                    subject(fields), detail(fields), millis(fields)));
            case "lost" -> moved(new ProgressEvent.Failed(subject(fields), detail(fields)));
            default -> Optional.empty();
        };
    }

    private static VoxException failure(JsonValue fields) {
        String message = fields.text("message").orElseThrow();
        @Nullable String hint = fields.text("hint").orElse(null);
        return switch (fields.text("kind").orElseThrow()) {
            case "configuration" -> new InvalidConfiguration(message, hint);
            case "prerequisite" -> new MissingPrerequisite(message, hint);
            default -> new OperationFailed(message, hint);
        };
    }

    private static Optional<StartEvent> moved(ProgressEvent progress) {
        return Optional.of(new Moved(progress));
    }

    private static String subject(JsonValue fields) {
        return fields.text("subject").orElseThrow();
    }

    private static String detail(JsonValue fields) {
        return fields.text("detail").orElseThrow();
    }

    private static Duration millis(JsonValue fields) {
        return Duration.ofMillis(fields.whole("millis").orElseThrow());
    }
}
