package dev.vox.validate.report;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a JSON report back into the run that it is of.
public final class ReportReader {
    private static final int MOST_SHOWN = 20;

    private final String source;
    private final List<String> mistakes = new ArrayList<>();

    private ReportReader(String source) {
        this.source = source;
    }

    /// The events of the run in the order in which they happened; the last is [RunEvent.RunEnded].
    ///
    /// A report without a timeline is told phase by phase.
    ///
    /// @param source what the text is called in messages: a file
    /// @throws InvalidConfiguration when it is no such report, with every mistake
    public static List<RunEvent> read(String source, String text) {
        return new ReportReader(source).events(parsed(source, text));
    }

    private static JsonValue parsed(String source, String text) {
        try {
            return Json.parse(source, text);
        } catch (MalformedJson e) {
            throw new InvalidConfiguration(
                    String.valueOf(e.getMessage()), "it takes what --report json wrote", e);
        }
    }

    private List<RunEvent> events(JsonValue root) {
        requireVersion(root);
        Node node = new Node(root, "", mistakes);
        RunReport report = report(node);
        List<RunEvent> events = new ArrayList<>();
        if (root.get("timeline").isPresent()) {
            Timeline timeline = new Timeline(report);
            node.nodes("timeline").forEach(entry -> timeline.event(entry).ifPresent(events::add));
        }
        events.add(new RunEvent.RunEnded(report));
        requireNoMistakes();
        return List.copyOf(events);
    }

    private void requireVersion(JsonValue root) {
        Optional<Long> version = root.whole("schemaVersion");
        if (version.isEmpty()) {
            throw new InvalidConfiguration(
                    "[%s] this is no report of a validation: schemaVersion is missing"
                            .formatted(source),
                    "it takes what --report json wrote");
        }
        if (version.get() != Documents.SCHEMA_VERSION) {
            throw new InvalidConfiguration(
                    "[%s] schemaVersion %d is unknown; this vox reads %d"
                            .formatted(source, version.get(), Documents.SCHEMA_VERSION));
        }
    }

    private void requireNoMistakes() {
        if (mistakes.size() == 1) {
            throw new InvalidConfiguration("[%s] %s".formatted(source, mistakes.getFirst()));
        }
        if (!mistakes.isEmpty()) {
            List<String> shown = mistakes.subList(0, Math.min(MOST_SHOWN, mistakes.size()));
            throw new InvalidConfiguration(
                    "[%s] this has %d mistakes\n%s"
                            .formatted(source, mistakes.size(), String.join("\n", shown)));
        }
    }

    private static RunReport report(Node node) {
        return new RunReport(
                node.text("voxVersion"),
                node.text("project"),
                node.instant("startedAt"),
                node.millis("tookMs"),
                node.flag("strict"),
                node.flag("complete"),
                node.nodes("phases").stream().map(ReportReader::phase).toList());
    }

    private static PhaseResult phase(Node node) {
        return new PhaseResult(
                node.text("name"),
                node.count("number"),
                node.text("title"),
                node.word("status", Status.class),
                node.instant("startedAt"),
                node.millis("tookMs"),
                node.optionalText("blockedBy"),
                node.nodes("checks").stream().map(ReportReader::check).toList());
    }

    private static CheckResult check(Node node) {
        return new CheckResult(
                node.text("id"),
                node.text("title"),
                node.text("kind"),
                node.word("severity", Severity.class),
                node.word("status", Status.class),
                node.instant("startedAt"),
                node.millis("tookMs"),
                node.count("attempts"),
                node.nodes("evidence").stream()
                        .map(seen -> new Evidence(seen.text("name"), seen.text("value")))
                        .toList(),
                node.optionalText("problem"),
                node.optionalText("fix"),
                node.optionalText("docs"));
    }
}
