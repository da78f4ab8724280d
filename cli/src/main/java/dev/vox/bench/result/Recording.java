package dev.vox.bench.result;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.SeriesRecorder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects what comes of a run, from any thread, while it goes on. What it holds can be looked at at any time: that is how an
/// interrupted run still has a report.
public final class Recording {
    private final long begunAt;
    private final @Nullable Long idleMemory;
    private final Map<Key, SeriesRecorder> series = new LinkedHashMap<>();
    private final Map<String, Long> flaws = new LinkedHashMap<>();
    private final List<Waterfall> waterfalls = new ArrayList<>();
    private final List<LevelCurve> levels = new ArrayList<>();
    private final List<LoadStep> steps = new ArrayList<>();
    private @Nullable Overhead overhead;

    private record Key(Metric metric, Map<String, String> labels) {}

    /// A recording of what is not known to have been idle.
    ///
    /// @param begunAt when the run began, in ns of the ticker
    public Recording(long begunAt) {
        this(begunAt, null);
    }

    /// A recording.
    ///
    /// @param begunAt when the run began, in ns of the ticker
    /// @param idleMemoryOrNull resident memory of the measured process before the run's warm-up, in bytes; null when it is not known
    public Recording(long begunAt, @Nullable Long idleMemoryOrNull) {
        this.begunAt = begunAt;
        this.idleMemory = idleMemoryOrNull;
    }

    /// Resident memory of the measured process before the run's warm-up, in bytes; empty when it is not known.
    public Optional<Long> idleMemory() {
        return Optional.ofNullable(idleMemory);
    }

    /// The recorder of a figure; always the same for the same labels. A hot path keeps it.
    ///
    /// @param labels what sets it apart from others of the same metric, in their order: `words=10`
    public SeriesRecorder series(Metric metric, Map<String, String> labels) {
        synchronized (series) {
            return series.computeIfAbsent(
                    new Key(metric, new LinkedHashMap<>(labels)), key -> new SeriesRecorder());
        }
    }

    /// Takes a sample of a figure.
    ///
    /// @param moment when it was measured, in ns of the ticker
    /// @param ticks of the metric's unit, not negative
    public void record(Metric metric, Map<String, String> labels, long moment, long ticks) {
        series(metric, labels).record(moment - begunAt, ticks);
    }

    /// A moment of the ticker in ns since the run began.
    public long since(long moment) {
        return moment - begunAt;
    }

    /// Notes an utterance, or a session, whose figures are not to be used.
    ///
    /// @param reason a phrase that is the same for all of the kind
    public void flaw(String reason) {
        synchronized (flaws) {
            flaws.merge(reason, 1L, Long::sum);
        }
    }

    /// Keeps the course of an utterance, a barge-in or a start. Reports show one of each kind, that of median length; a workload that has
    /// many keeps some of them.
    public void waterfall(Waterfall course) {
        synchronized (waterfalls) {
            waterfalls.add(course);
        }
    }

    /// Keeps how loud an utterance was, over its time; of those with the same labels, the last.
    public void level(LevelCurve curve) {
        synchronized (levels) {
            levels.removeIf(each -> each.labels().equals(curve.labels()));
            levels.add(curve);
        }
    }

    /// Notes what came of so many sessions at a time.
    public void step(LoadStep step) {
        synchronized (steps) {
            steps.add(step);
        }
    }

    /// Notes what came so far of so many sessions at a time, instead of what was noted of as many.
    public void stepSoFar(LoadStep step) {
        synchronized (steps) {
            steps.removeIf(each -> each.sessions() == step.sessions());
            steps.add(step);
        }
    }

    /// What the load generator itself cost; the worse of two stays.
    public void overhead(Overhead measured) {
        synchronized (this) {
            overhead = overhead == null ? measured : overhead.worse(measured);
        }
    }

    /// The figures so far, those without a sample left out.
    public List<Series> series() {
        synchronized (series) {
            List<Series> all = new ArrayList<>();
            series.forEach((key, recorder) -> {
                Samples samples = recorder.samples();
                if (samples.count() > 0) {
                    all.add(new Series(key.metric(), key.labels(), samples));
                }
            });
            return all;
        }
    }

    /// What is not to be used, and why.
    public List<Flaw> flaws() {
        synchronized (flaws) {
            return flaws.entrySet().stream()
                    .map(each -> new Flaw(each.getKey(), each.getValue()))
                    .toList();
        }
    }

    /// The courses so far.
    public List<Waterfall> waterfalls() {
        synchronized (waterfalls) {
            return List.copyOf(waterfalls);
        }
    }

    /// The levels so far.
    public List<LevelCurve> levels() {
        synchronized (levels) {
            return List.copyOf(levels);
        }
    }

    /// The steps so far.
    public List<LoadStep> steps() {
        synchronized (steps) {
            return List.copyOf(steps);
        }
    }

    /// What the load generator cost so far; null when nobody measured it.
    public @Nullable Overhead overheadOrNull() {
        synchronized (this) {
            return overhead;
        }
    }
}
