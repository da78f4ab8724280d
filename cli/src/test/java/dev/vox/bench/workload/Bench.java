package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Series;
import dev.vox.bench.target.ProcessUsage;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import java.util.List;
import java.util.Optional;

/// Runs workloads as files describe them.
final class Bench {
    static final long MILLISECOND = 1_000_000;
    static final long FRAME = 20 * MILLISECOND;

    private Bench() {}

    /// A workload of a file's keys.
    static Workload workload(WorkloadKind kind, String yaml) {
        Mistakes mistakes = new Mistakes();
        Workload workload;
        try (YamlReader file = YamlReader.of(Yaml.parse("bench.yaml", yaml), mistakes)) {
            workload = kind.read(file);
        }
        mistakes.check();
        return workload;
    }

    /// All parts of it at once.
    static Recording run(WorkloadKind kind, String yaml, Subject subject) throws Exception {
        Workload workload = workload(kind, yaml);
        Recording recording = new Recording(System.nanoTime(), memory(subject).orElse(null));
        workload.require(subject);
        workload.run(subject, 0, workload.parts(), recording, Progress.NONE);
        return recording;
    }

    /// Resident memory of what is measured, in bytes.
    static Optional<Long> memory(Subject subject) {
        return subject.usage().map(ProcessUsage::memory);
    }

    static Samples samples(Recording recording, Metric metric) {
        List<Series> series =
                recording.series().stream().filter(each -> each.metric() == metric).toList();
        assertThat(series).as(metric.word()).hasSize(1);
        return series.getFirst().samples();
    }

    static List<String> flaws(Recording recording) {
        return recording.flaws().stream().map(Flaw::reason).toList();
    }

    /// Faults by their names: `first-frame=80`.
    static InjectedFaults faults(String... each) {
        InjectedFaults faults = InjectedFaults.NONE;
        for (String fault : each) {
            String[] pair = fault.split("=", 2);
            faults = faults.with(pair[0], pair[1]);
        }
        return faults;
    }
}
