package dev.vox.contract.transcript;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.report.FileDestination;
import dev.vox.report.ReportFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Transcripts as files of JSON lines: the first says what was recorded, each other is a call.
public final class TranscriptFile {
    private static final int SCHEMA_VERSION = 1;
    private static final String KIND = "vox-contract-transcript";
    private static final double NANOS_A_MILLISECOND = 1e6;

    private TranscriptFile() {}

    /// Writes a transcript; the file is there as a whole or not at all.
    public static void write(Transcript transcript, Path file) {
        StringBuilder text = new StringBuilder();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("kind", KIND);
        head.put("domain", transcript.domain());
        head.put("contract", transcript.contract());
        head.put("transport", transcript.transport());
        text.append(Json.compact(Json.document(SCHEMA_VERSION, head)));
        transcript.entries().forEach(entry -> text.append(Json.compact(line(entry))));
        try {
            FileDestination.put(file, text.toString());
        } catch (IOException e) {
            throw new OperationFailed(
                    "[%s] cannot be written: %s".formatted(file, ReportFile.reason(e)), null, e);
        }
    }

    /// A call as its line has it.
    public static Map<String, Object> line(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", entry.key());
        line.put("operation", entry.operation());
        line.put("arguments", entry.arguments());
        line.put("outcome", entry.outcome());
        if (entry.result() != null) {
            line.put("result", entry.result());
        }
        if (!entry.code().isEmpty()) {
            line.put("code", entry.code());
        }
        if (!entry.message().isEmpty()) {
            line.put("message", entry.message());
        }
        line.put("elapsed", entry.elapsed());
        return line;
    }

    /// Reads a transcript.
    ///
    /// @throws InvalidConfiguration when it is none, naming the line
    public static Transcript read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration("[%s] is not there".formatted(file), null, e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(file, e.getMessage()), null, e);
        }
        JsonValue head = parse(file, lines, 0);
        if (!head.text("kind").equals(Optional.of(KIND))) {
            throw new InvalidConfiguration(
                    "[%s] is no transcript".formatted(file), "`vox contract record` writes one");
        }
        List<Entry> entries = new ArrayList<>();
        for (int at = 1; at < lines.size(); at++) {
            entries.add(entry(parse(file, lines, at)));
        }
        return new Transcript(
                head.text("domain").orElse(""),
                head.text("contract").orElse(""),
                head.text("transport").orElse(""),
                entries);
    }

    private static JsonValue parse(Path file, List<String> lines, int at) {
        try {
            return Json.parse(file + ":" + (at + 1), at < lines.size() ? lines.get(at) : "");
        } catch (MalformedJson e) {
            throw new InvalidConfiguration(
                    "[%s] line %d is no JSON".formatted(file, at + 1), null, e);
        }
    }

    private static Entry entry(JsonValue line) {
        JsonValue arguments = line.get("arguments").orElse(new JsonValue.Members(Map.of()));
        String outcome = line.text("outcome").orElse("");
        JsonValue result =
                outcome.equals("answered")
                        ? line.get("result").orElseGet(JsonValue.Nothing::new)
                        : null;
        double elapsed = line.number("elapsedMs").orElse(0.0);
        return new Entry(
                line.text("key").orElse(""),
                line.text("operation").orElse(""),
                arguments instanceof JsonValue.Members members
                        ? members
                        : new JsonValue.Members(Map.of()),
                outcome,
                result,
                line.text("code").orElse(""),
                line.text("message").orElse(""),
                Duration.ofNanos(Math.round(elapsed * NANOS_A_MILLISECOND)));
    }
}
