package dev.vox.bench.compare;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.SubjectResult;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of two that are compared.
///
/// @param name in reports
/// @param result of a scenario
/// @param subject of the result
public record Contender(String name, BenchResult result, SubjectResult subject) {
    /// On what it was measured, and by what.
    Fingerprint conditions() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.putAll(facts(result.kind(), result.parameters()).facts());
        facts.putAll(subject.fingerprint().facts());
        return new Fingerprint(facts);
    }

    /// What is known of a scenario: its kind, and the parameters of its workload.
    static Fingerprint facts(String kind, Map<String, String> parameters) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("scenario.kind", kind);
        parameters.forEach((key, value) -> facts.put("scenario." + key, value));
        return new Fingerprint(facts);
    }

    /// What a reader has to know of it, sentences.
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (result.partial()) {
            notes.add("%s is partial: its run was interrupted".formatted(name));
        }
        subject.flaws()
                .forEach(flaw ->
                        notes.add(
                                "%s: %d without figures: %s"
                                        .formatted(name, flaw.count(), flaw.reason())));
        subject.overhead()
                .flatMap(overhead -> overhead.bottleneck())
                .ifPresent(reason ->
                        notes.add(
                                "%s: the load generator was the bottleneck: %s"
                                        .formatted(name, reason)));
        return notes;
    }
}
