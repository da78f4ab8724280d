package dev.vox.bench;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Series;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.Subject;
import dev.vox.bench.workload.Workload;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Adds to what a workload says of its progress how the foremost figure stands, and how long it may still take.
final class RunningFigures implements Progress {
    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    private final Workload workload;
    private final Subject subject;
    private final Recording recording;
    private final Progress progress;
    private final LongSupplier ticker;

    private int from;
    private int until;
    private long spent;
    private long turnBegan;
    private boolean running;
    private long looked = Long.MIN_VALUE;
    private String figures = "";
    private String said = "";

    RunningFigures(
            Workload workload,
            Subject subject,
            Recording recording,
            Progress progress,
            LongSupplier ticker) {
        this.workload = workload;
        this.subject = subject;
        this.recording = recording;
        this.progress = progress;
        this.ticker = ticker;
    }

    static ProgressEvent warmingUp(BenchScenario scenario, Subject subject) {
        return new ProgressEvent.Waiting(
                subject.name(), "the warm-up of " + scenario.name(), "", null);
    }

    /// A turn begins.
    synchronized void begin(Turns.Turn turn) {
        from = turn.from();
        until = turn.until();
        turnBegan = ticker.getAsLong();
        running = true;
        progress.report(new ProgressEvent.Waiting(subject.name(), "figures", "", null));
        show(from);
    }

    /// The turn is over; the last says what came of all.
    synchronized void end() {
        spent += ticker.getAsLong() - turnBegan;
        running = false;
        looked = Long.MIN_VALUE;
        if (until == workload.parts()) {
            progress.report(
                    new ProgressEvent.Finished(subject.name(), ended(), Duration.ofNanos(spent)));
        } else {
            show(until);
        }
    }

    private String ended() {
        String last = figures();
        return last.isEmpty() ? "measured" : last;
    }

    @Override
    public synchronized void report(ProgressEvent event) {
        if (event instanceof ProgressEvent.Advanced(var name, long done, long total, var detail)
                && name.equals(subject.name())) {
            said = detail;
            show(total == workload.parts() ? done : partsOf(done, total));
        } else {
            progress.report(event);
        }
    }

    /// What a workload says that counts something else than its parts, in parts of the turn.
    private long partsOf(long done, long total) {
        return total == 0 ? from : from + done * (until - from) / total;
    }

    private void show(long done) {
        progress.report(
                new ProgressEvent.Advanced(
                        subject.name(),
                        done,
                        workload.parts(),
                        String.join(", ", present(detail(), left(done)))));
    }

    /// The foremost figure; where there is none yet, what the workload itself says.
    private String detail() {
        String known = figures();
        return known.isEmpty() ? said : known;
    }

    private static List<String> present(String... words) {
        return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
    }

    private String left(long done) {
        long took = spent + (running ? ticker.getAsLong() - turnBegan : 0);
        if (done == 0 || done >= workload.parts()) {
            return "";
        }
        long left = Math.round((double) took / done * (workload.parts() - done));
        return "about %s left".formatted(Figures.duration(Duration.ofNanos(left)));
    }

    /// The foremost figure that has samples. To look is to copy them, so that it is done seldom.
    private String figures() {
        long now = ticker.getAsLong();
        if (looked == Long.MIN_VALUE || now - looked >= PAUSE) {
            looked = now;
            figures = foremost();
        }
        return figures;
    }

    private String foremost() {
        List<Series> all = recording.series();
        for (Metric metric : workload.metrics()) {
            for (Series series : all) {
                if (series.metric() == metric) {
                    return shown(series);
                }
            }
        }
        return "";
    }

    private static String shown(Series series) {
        Samples samples = series.samples();
        return "%s p50 %s, p95 %s"
                .formatted(
                        series.title(),
                        shown(series.metric(), samples.percentile(50)),
                        shown(series.metric(), samples.percentile(95)));
    }

    private static String shown(Metric metric, long ticks) {
        String number = String.format(Locale.ROOT, "%.1f", metric.unit().of(ticks));
        return metric.unit().sign().isEmpty() ? number : number + " " + metric.unit().sign();
    }
}
