package dev.vox.validate.report;

import dev.vox.json.DocumentReader;
import dev.vox.json.JsonNode;
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

/// Reads a JSON report back into the run that it is of.
public final class ReportReader {
    private ReportReader() {}

    /// The events of the run in the order in which they happened; the last is [RunEvent.RunEnded].
    ///
    /// A report without a timeline is told phase by phase.
    ///
    /// @param source what the text is called in messages: a file
    /// @throws InvalidConfiguration when it is no such report, with every mistake
    public static List<RunEvent> read(String source, String text) {
        DocumentReader document =
                new DocumentReader(
                        source,
                        "report of a validation",
                        Documents.SCHEMA_VERSION,
                        "it takes what --report json wrote");
        List<RunEvent> events = events(document.root(text));
        document.requireNoMistakes();
        return events;
    }

    private static List<RunEvent> events(JsonNode root) {
        RunReport report = report(root);
        List<RunEvent> events = new ArrayList<>();
        if (root.value().get("timeline").isPresent()) {
            Timeline timeline = new Timeline(report);
            root.nodes("timeline").forEach(entry -> timeline.event(entry).ifPresent(events::add));
        }
        events.add(new RunEvent.RunEnded(report));
        return List.copyOf(events);
    }

    private static RunReport report(JsonNode node) {
        return new RunReport(
                node.text("voxVersion"),
                node.text("project"),
                node.instant("startedAt"),
                node.millis("tookMs"),
                node.flag("strict"),
                node.flag("complete"),
                node.nodes("phases").stream().map(ReportReader::phase).toList());
    }

    private static PhaseResult phase(JsonNode node) {
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

    private static CheckResult check(JsonNode node) {
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
