package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunEvent.CheckBegan;
import dev.vox.validate.RunEvent.CheckEnded;
import dev.vox.validate.RunEvent.PhaseBegan;
import dev.vox.validate.RunEvent.PhaseEnded;
import dev.vox.validate.RunEvent.RunBegan;
import dev.vox.validate.RunEvent.RunEnded;
import dev.vox.validate.RunReport;
import dev.vox.validate.Status;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Results and events as JSON objects: keys are added, never renamed.
final class Documents {
    /// Grows when a key changes its meaning or goes away.
    static final int SCHEMA_VERSION = 1;

    private Documents() {}

    /// A run without its phases.
    static Map<String, @Nullable Object> run(RunReport report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("voxVersion", report.voxVersion());
        root.put("project", report.project());
        root.put("startedAt", report.startedAt());
        root.put("took", report.took());
        root.put("strict", report.strict());
        root.put("complete", report.complete());
        root.put("summary", summary(Tally.of(report)));
        return root;
    }

    /// A phase without its checks.
    static Map<String, @Nullable Object> phase(PhaseResult phase) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", phase.name());
        root.put("number", phase.number());
        root.put("title", phase.title());
        root.put("status", phase.status());
        root.put("startedAt", phase.startedAt());
        root.put("took", phase.took());
        root.put("blockedBy", phase.blockedBy());
        root.put("summary", summary(Tally.of(phase)));
        return root;
    }

    static Map<String, @Nullable Object> check(CheckResult check) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("id", check.id());
        root.put("title", check.title());
        root.put("kind", check.kind());
        root.put("severity", check.severity());
        root.put("status", check.status());
        root.put("startedAt", check.startedAt());
        root.put("took", check.took());
        root.put("attempts", check.attempts());
        root.put("evidence", check.evidence().stream().map(Documents::evidence).toList());
        root.put("problem", check.problem());
        root.put("fix", check.fix());
        root.put("docs", check.docs());
        return root;
    }

    private static Map<String, Object> evidence(Evidence seen) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", seen.name());
        root.put("value", seen.value());
        return root;
    }

    private static Map<String, Object> summary(Tally tally) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("checks", tally.total());
        for (Status status : Status.values()) {
            root.put(status.name().toLowerCase(Locale.ROOT), tally.count(status));
        }
        return root;
    }

    /// An event with what came of it.
    static Map<String, @Nullable Object> event(RunEvent event) {
        Map<String, @Nullable Object> root = began(event);
        switch (event) {
            case RunBegan _, PhaseBegan _, CheckBegan _ -> {}
            case CheckEnded(String phase, CheckResult result) -> {
                root.put("phase", phase);
                root.putAll(check(result));
            }
            case PhaseEnded(PhaseResult result) -> root.putAll(phase(result));
            case RunEnded(RunReport report) -> root.putAll(run(report));
        }
        return root;
    }

    /// An event as an entry of the timeline: what came of it stands elsewhere in the document.
    static Map<String, @Nullable Object> entry(RunEvent event) {
        Map<String, @Nullable Object> root = began(event);
        switch (event) {
            case RunBegan _, PhaseBegan _, CheckBegan _, RunEnded _ -> {}
            case CheckEnded(String phase, CheckResult result) -> {
                root.put("phase", phase);
                root.put("id", result.id());
            }
            case PhaseEnded(PhaseResult result) -> root.put("phase", result.name());
        }
        return root;
    }

    private static Map<String, @Nullable Object> began(RunEvent event) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("event", EventName.of(event));
        switch (event) {
            case RunBegan(var at, int phases, int checks) -> {
                root.put("at", at);
                root.put("phases", phases);
                root.put("checks", checks);
            }
            case PhaseBegan(var at, String name, int number, String title, int checks) -> {
                root.put("at", at);
                root.put("phase", name);
                root.put("number", number);
                root.put("title", title);
                root.put("checks", checks);
            }
            case CheckBegan(var at, String phase, String id, String title) -> {
                root.put("at", at);
                root.put("phase", phase);
                root.put("id", id);
                root.put("title", title);
            }
            case CheckEnded _, PhaseEnded _, RunEnded _ -> {}
        }
        return root;
    }
}
