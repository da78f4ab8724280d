package dev.vox.validate.report;

import dev.vox.json.JsonNode;
import dev.vox.validate.CheckResult;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The events of a JSON report, put together again with the results that stand elsewhere in it.
final class Timeline {
    private final Map<String, PhaseResult> phases = new LinkedHashMap<>();
    private final Map<String, Map<String, CheckResult>> checks = new LinkedHashMap<>();

    Timeline(RunReport report) {
        for (PhaseResult phase : report.phases()) {
            phases.put(phase.name(), phase);
            Map<String, CheckResult> results = new LinkedHashMap<>();
            phase.checks().forEach(check -> results.put(check.id(), check));
            checks.put(phase.name(), results);
        }
    }

    /// The event of an entry; empty for one that names what the report has not.
    Optional<RunEvent> event(JsonNode entry) {
        return switch (entry.word("event", EventName.class)) {
            case RUN_BEGAN ->
                    Optional.of(
                            new RunEvent.RunBegan(
                                    entry.instant("at"),
                                    entry.count("phases"),
                                    entry.count("checks")));
            case PHASE_BEGAN ->
                    Optional.of(
                            new RunEvent.PhaseBegan(
                                    entry.instant("at"),
                                    entry.text("phase"),
                                    entry.count("number"),
                                    entry.text("title"),
                                    entry.count("checks")));
            case CHECK_BEGAN ->
                    Optional.of(
                            new RunEvent.CheckBegan(
                                    entry.instant("at"),
                                    entry.text("phase"),
                                    entry.text("id"),
                                    entry.text("title")));
            case CHECK_ENDED -> ended(entry);
            case PHASE_ENDED ->
                    Optional.ofNullable(phases.get(entry.text("phase")))
                            .map(RunEvent.PhaseEnded::new);
            case RUN_ENDED -> Optional.empty();
        };
    }

    private Optional<RunEvent> ended(JsonNode entry) {
        String phase = entry.text("phase");
        CheckResult result = checks.getOrDefault(phase, Map.of()).get(entry.text("id"));
        if (result == null) {
            entry.mistake("id", "no phase has a check of this id");
            return Optional.empty();
        }
        return Optional.of(new RunEvent.CheckEnded(phase, result));
    }
}
