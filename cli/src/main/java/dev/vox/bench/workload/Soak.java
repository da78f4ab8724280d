package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.voice.scenario.Quantities;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sessions come at a rate, say something in real time, and go. Meanwhile what the measured process uses is looked at again and
/// again.
///
/// @param length of all
/// @param rate sessions a second
/// @param interval from one look at the process to the next
/// @param settle from the beginning on, before gains count as leaks
/// @param words of each session
/// @param door by which each subject is measured
/// @param resources whether the process is looked at
record Soak(
        Duration length,
        double rate,
        Duration interval,
        Duration settle,
        int words,
        Door door,
        boolean resources)
        implements Workload {
    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(SteadyUtterance.METRICS);
        if (resources) {
            metrics.addAll(Resources.METRICS);
        }
        return metrics;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("duration", Quantities.shown(length));
        parameters.put("rate", Double.toString(rate));
        parameters.put("interval", Quantities.shown(interval));
        parameters.put("warmup", Quantities.shown(settle));
        parameters.put("words", Integer.toString(words));
        door.enter(parameters);
        parameters.put("resources", Boolean.toString(resources));
        return parameters;
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public void require(Subject subject) {
        door.require(subject);
        if (resources && subject.usage().isEmpty()) {
            throw new MissingPrerequisite(
                    "[%s] its process is not known here, so no leak would be seen"
                            .formatted(subject.name()),
                    "measure a stack on this machine, or say resources: false in"
                            + " the scenario");
        }
    }

    /// One utterance.
    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        var _ = SteadyUtterance.length(subject, door.of(subject), words);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        if (from < until) {
            new SoakRun(this, subject, recording, progress).run();
        }
    }
}
