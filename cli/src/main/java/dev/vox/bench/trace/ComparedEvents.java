package dev.vox.bench.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The events that two recordings of one conversation should have in common: what the server said and the ear heard.
final class ComparedEvents {
    private ComparedEvents() {}

    /// Those of a trace, by what makes them what they are, each in the order of its times.
    static Map<String, List<TimelineEntry>> of(TraceFile trace) {
        Map<String, List<TimelineEntry>> events = new LinkedHashMap<>();
        trace.timeline(entry ->
                key(entry)
                        .ifPresent(key ->
                                events.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry)));
        return events;
    }

    /// What the user did, and what comes with every frame, is none; nor is what was understood so far.
    private static Optional<String> key(TimelineEntry entry) {
        return switch (entry.type()) {
            case "state" -> Optional.of("state " + entry.text("to"));
            case "transcript" ->
                    entry.fields().flag("final").orElse(false)
                            ? Optional.of("transcript " + entry.text("role"))
                            : Optional.empty();
            case "control" -> Optional.of("control " + entry.text("command"));
            case "utterance", "turn" -> Optional.of(entry.type() + " " + entry.text("outcome"));
            case "error" -> Optional.of("error " + entry.text("code"));
            case "over" -> Optional.of("over " + entry.text("reason"));
            case "speech_began",
                    "speech_ended",
                    "false_alarm",
                    "first_frame",
                    "answer_audible",
                    "answer_ended",
                    "flush",
                    "held" ->
                    Optional.of(entry.type());
            default -> Optional.empty();
        };
    }
}
