package dev.vox.bench.workload;

import dev.vox.bench.load.Through;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.ProcessUsage;
import dev.vox.bench.target.Subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the measured process uses, over the time of a run, and whether it leaks.
final class Resources {
    /// What is looked at, and what it is called when it leaks.
    private static final Map<Metric, Metric> GROWTHS = growths();

    /// The figures that it may have.
    static final List<Metric> METRICS = metrics();

    private final Subject subject;
    private final Recording recording;
    private final boolean sessions;

    /// @param through by which face it is loaded; a stack tells the sessions of its orchestrator alone
    Resources(Subject subject, Through through, Recording recording) {
        this.subject = subject;
        this.recording = recording;
        this.sessions = through == Through.ORCHESTRATOR || subject.orchestrator().isEmpty();
    }

    private static Map<Metric, Metric> growths() {
        Map<Metric, Metric> growths = new LinkedHashMap<>();
        growths.put(Metric.MEMORY, Metric.MEMORY_GROWTH);
        growths.put(Metric.THREADS, Metric.THREAD_GROWTH);
        growths.put(Metric.DESCRIPTORS, Metric.DESCRIPTOR_GROWTH);
        growths.put(Metric.OPEN_SESSIONS, Metric.SESSION_GROWTH);
        return growths;
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(GROWTHS.keySet());
        metrics.addAll(GROWTHS.values());
        return List.copyOf(metrics);
    }

    /// Looks once.
    void look() {
        long now = System.nanoTime();
        Optional<ProcessUsage> usage = subject.usage();
        usage.ifPresent(used -> {
            record(Metric.MEMORY, now, used.memory());
            record(Metric.THREADS, now, used.threads());
            if (used.descriptors() >= 0) {
                record(Metric.DESCRIPTORS, now, used.descriptors());
            }
        });
        subject.sessions()
                .filter(open -> sessions)
                .ifPresent(open ->
                        open.now().ifPresent(count -> record(Metric.OPEN_SESSIONS, now, count)));
    }

    private void record(Metric metric, long at, long ticks) {
        recording.record(metric, Map.of(), at, ticks);
    }

    /// Judges what was seen so far, once.
    ///
    /// @param settle from the beginning of the recording on, before gains count
    /// @return what leaks, a phrase each
    List<String> judge(Duration settle) {
        List<String> leaks = new ArrayList<>();
        GROWTHS.forEach((seen, growth) -> {
            Samples samples = recording.series(seen, Map.of()).samples();
            if (samples.count() > 0) {
                double hourly = Leak.anHour(seen, samples, settle.toNanos());
                record(growth, System.nanoTime(), Math.round(hourly));
                if (hourly > 0) {
                    leaks.add(words(seen, hourly));
                }
            }
        });
        return leaks;
    }

    private static String words(Metric seen, double hourly) {
        boolean memory = seen.unit() == Unit.KIBIBYTES;
        double shown = memory ? hourly / seen.unit().ticks() : hourly;
        return "%s leak: %.0f%s more an hour".formatted(seen.word(), shown, memory ? " KiB" : "");
    }
}
