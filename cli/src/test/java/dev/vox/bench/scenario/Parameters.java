package dev.vox.bench.scenario;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.bench.workload.Workload;
import dev.vox.progress.Progress;

import java.util.List;
import java.util.Map;

/// A workload that is nothing but its parameters.
record Parameters(Map<String, String> parameters) implements Workload {
    @Override
    public List<Metric> metrics() {
        return List.of();
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public void require(Subject subject) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void warmUp(Subject subject) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
