package dev.vox.bench.gate;

import dev.vox.bench.gate.GateVerdict.Kind;
import dev.vox.bench.gate.GateVerdict.Outcome;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.SubjectResult;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Objective;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Holds results against the objectives that the profiles of their models have, as `--slo` asks.
///
/// @param of the objectives of a model; none when no profile has any
public record Objectives(Function<String, List<Objective>> of) {
    /// The fact of a fingerprint that names the model.
    public static final String MODEL = "model";

    private static final String ALL = "objectives of the profile";

    /// Judges every subject by the objectives of its own model, over all results.
    ///
    /// An objective whose figure was not measured counts for nothing, so long as another of the same subject was judged.
    ///
    /// @throws InvalidConfiguration when an objective names no metric or no statistic
    public List<GateVerdict> judge(List<BenchResult> results) {
        Set<String> subjects = new LinkedHashSet<>();
        results.forEach(result -> result.subjects().forEach(each -> subjects.add(each.subject())));
        List<GateVerdict> verdicts = new ArrayList<>();
        subjects.forEach(subject -> verdicts.addAll(judge(results, subject)));
        return verdicts;
    }

    private List<GateVerdict> judge(List<BenchResult> results, String subject) {
        List<GateVerdict> verdicts = new ArrayList<>();
        String model = model(results, subject);
        List<Objective> objectives = model.isEmpty() ? List.of() : of.apply(model);
        for (Objective objective : objectives) {
            verdicts.addAll(judge(results, subject, threshold(model, objective)));
        }
        if (objectives.isEmpty()) {
            String reason =
                    model.isEmpty()
                            ? "the model is not known"
                            : "the profile of %s has no objectives".formatted(model);
            return List.of(none(subject, reason));
        }
        if (verdicts.stream().allMatch(each -> each.outcome() == Outcome.NOT_MEASURED)) {
            verdicts.add(none(subject, "no objective of %s was measured".formatted(model)));
        }
        return verdicts;
    }

    private static List<GateVerdict> judge(
            List<BenchResult> results, String subject, Threshold threshold) {
        Gate.Judged judged = new Gate.Judged(Kind.OBJECTIVE, threshold);
        List<GateVerdict> verdicts = new ArrayList<>();
        for (BenchResult result : results) {
            result.subjects().stream()
                    .filter(each -> each.subject().equals(subject) && judged.speaksOf(each))
                    .forEach(each -> verdicts.addAll(judged.of(result, each)));
        }
        if (verdicts.isEmpty()) {
            verdicts.add(
                    verdict(
                            threshold.text(),
                            subject,
                            Outcome.NOT_MEASURED,
                            "the scenarios do not measure it"));
        }
        return verdicts;
    }

    private static String model(List<BenchResult> results, String subject) {
        for (BenchResult result : results) {
            for (SubjectResult each : result.subjects()) {
                String model = each.fingerprint().facts().getOrDefault(MODEL, "");
                if (each.subject().equals(subject) && !model.isEmpty()) {
                    return model;
                }
            }
        }
        return "";
    }

    private static Threshold threshold(String model, Objective objective) {
        try {
            return Threshold.of(objective);
        } catch (MalformedThreshold malformed) {
            throw new InvalidConfiguration(
                    "[profile of %s] objective %s".formatted(model, malformed.getMessage()));
        }
    }

    private static GateVerdict none(String subject, String reason) {
        return verdict(ALL, subject, Outcome.NO_SERIES, reason);
    }

    private static GateVerdict verdict(
            String demand, String subject, Outcome outcome, String reason) {
        return new GateVerdict(demand, Kind.OBJECTIVE, "", subject, "", null, outcome, reason);
    }
}
