package dev.vox.voice.scenario;

import java.util.List;

/// What came of a scenario.
public record ScenarioResult(Scenario scenario, List<RunResult> runs) {
    public ScenarioResult {
        runs = List.copyOf(runs);
    }

    /// Whether all was as expected, in every run.
    public boolean met() {
        return runs.stream().allMatch(RunResult::met);
    }

    /// The values of a metric, of the runs whose figures are to be used, in ns.
    public long[] samples(Metric metric) {
        return runs.stream()
                .filter(run -> run.invalid().isEmpty())
                .flatMap(run -> run.turns().stream())
                .flatMap(turn -> turn.figure(metric).stream())
                .mapToLong(figure -> figure.value().toNanos())
                .toArray();
    }
}
