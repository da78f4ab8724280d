package dev.vox.bench.workload;

import dev.vox.bench.gate.Threshold;
import dev.vox.bench.load.Through;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.voice.scenario.Quantities;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Steps of ever more sessions, until an objective is missed; then halves the distance between what held and what did not.
///
/// @param from sessions of the first step
/// @param most sessions of a step
/// @param precision the share of the answer by which it may be too low
/// @param length of a step that counts
/// @param settle of a step before anything counts
/// @param words of each utterance
/// @param door by which each subject is measured
/// @param objectives that must hold in a step
record Ramp(
        int from,
        int most,
        double precision,
        Duration length,
        Duration settle,
        int words,
        Door door,
        List<Threshold> objectives)
        implements Workload {
    Ramp {
        objectives = List.copyOf(objectives);
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(Metric.SESSIONS_AT_SLO));
        metrics.addAll(SteadyUtterance.METRICS);
        return metrics;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("from", Integer.toString(from));
        parameters.put("sessions", Integer.toString(most));
        parameters.put("precision", Double.toString(precision));
        parameters.put("duration", Quantities.shown(length));
        parameters.put("warmup", Quantities.shown(settle));
        parameters.put("words", Integer.toString(words));
        door.enter(parameters);
        parameters.put(
                "objectives",
                objectives.stream().map(Threshold::text).collect(Collectors.joining("; ")));
        return parameters;
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public void require(Subject subject) {
        door.require(subject);
    }

    /// A step of the first size.
    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        var _ = SteadySpeech.of(subject, 1, plan(subject), new Recording(System.nanoTime()));
    }

    SteadySpeech.Plan plan(Subject subject) throws InterruptedException {
        Through through = door.of(subject);
        return new SteadySpeech.Plan(
                through,
                Passage.sentences(words),
                SteadyUtterance.length(subject, through, words),
                settle,
                length);
    }

    @Override
    public void run(Subject subject, int first, int until, Recording recording, Progress progress)
            throws InterruptedException {
        if (first < until) {
            new RampSearch(this, subject, plan(subject), recording, progress).run();
        }
    }
}
