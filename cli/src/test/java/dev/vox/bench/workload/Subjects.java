package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.voice.RunningStack;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import java.net.URI;
import java.util.Map;

/// Subjects and workloads for tests.
final class Subjects {
    private Subjects() {}

    static Subject of(RunningStack stack) {
        return new Subject(
                "stack",
                URI.create("grpc://127.0.0.1:" + stack.workerPort()),
                stack.address(),
                "",
                ProcessHandle.current().pid(),
                null,
                new Fingerprint(Map.of()));
    }

    static Subject worker(int port) {
        return new Subject(
                "worker",
                URI.create("grpc://127.0.0.1:" + port),
                null,
                "",
                ProcessHandle.current().pid(),
                null,
                new Fingerprint(Map.of()));
    }

    /// A workload of a file, in which there must be no mistake.
    static Workload read(WorkloadKind kind, String text) {
        Mistakes mistakes = new Mistakes();
        Workload workload;
        try (YamlReader file = YamlReader.of(Yaml.parse("test.yaml", text), mistakes)) {
            workload = kind.read(file);
        }
        mistakes.check();
        return workload;
    }

    static Samples samples(Recording recording, Metric metric, Map<String, String> labels) {
        return recording.series(metric, labels).samples();
    }
}
