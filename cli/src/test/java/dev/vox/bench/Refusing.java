package dev.vox.bench;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.bench.workload.Workload;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;

import java.util.List;
import java.util.Map;

/// A workload that no subject has all of what it needs for.
record Refusing(Workload workload) implements Workload {
    @Override
    public List<Metric> metrics() {
        return workload.metrics();
    }

    @Override
    public Map<String, String> parameters() {
        return workload.parameters();
    }

    @Override
    public int parts() {
        return workload.parts();
    }

    @Override
    public void require(Subject subject) {
        throw new MissingPrerequisite("[%s] it has no ear".formatted(subject.name()));
    }

    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        workload.warmUp(subject);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        workload.run(subject, from, until, recording, progress);
    }
}
