package dev.vox.bench;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.bench.workload.Workload;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A workload that does nothing but to write down what is asked of it, and what a test puts into a part.
final class ScriptedWorkload implements Workload {
    final List<String> diary = new ArrayList<>();

    private final int parts;
    private final Part part;

    /// What happens in a part.
    interface Part {
        void run(Subject subject, int part, Recording recording) throws InterruptedException;
    }

    ScriptedWorkload(int parts, Part part) {
        this.parts = parts;
        this.part = part;
    }

    static Subject subject(String name) {
        return subject(name, null);
    }

    static Subject subject(String name, @Nullable Long process) {
        return new Subject(
                name, null, null, "", process, null, new Fingerprint(Map.of("model", name)));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.FIRST_AUDIBLE);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("samples", Integer.toString(parts));
    }

    @Override
    public int parts() {
        return parts;
    }

    @Override
    public void require(Subject subject) {
        diary.add("require " + subject.name());
    }

    @Override
    public void warmUp(Subject subject) {
        diary.add("warm up " + subject.name());
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        diary.add("run %s %d-%d".formatted(subject.name(), from, until));
        for (int at = from; at < until; at++) {
            part.run(subject, at, recording);
            progress.report(
                    new ProgressEvent.Advanced(subject.name(), at + 1L, parts, "an utterance"));
        }
    }
}
