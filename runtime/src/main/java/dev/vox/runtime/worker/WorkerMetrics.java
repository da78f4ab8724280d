package dev.vox.runtime.worker;

import dev.vox.runtime.worker.FrameStream.Outcome;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/// The worker's figures, under the names that dashboards use.
final class WorkerMetrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Workload workload = new Workload();
    private final Histogram latency =
            Histogram.builder()
                    .name("synthesis_latency_seconds")
                    .help("From the first text of an utterance to its first frame")
                    .classicOnly()
                    .classicUpperBounds(
                            .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                    .register(registry);
    private final Counter synthesized =
            Counter.builder()
                    .name("synthesis_total")
                    .help("Utterances that have ended, by outcome")
                    .labelNames("outcome")
                    .register(registry);
    private final Counter synthesisErrors =
            Counter.builder()
                    .name("synthesis_errors_total")
                    .help("Utterances that failed")
                    .register(registry);
    private final Counter tasks =
            Counter.builder()
                    .name("worker_tasks_total")
                    .help("Utterances taken on")
                    .register(registry);
    private final Counter errors =
            Counter.builder()
                    .name("worker_errors_total")
                    .help("Calls that were refused or failed, failed utterances included")
                    .register(registry);

    WorkerMetrics() {
        for (Outcome outcome : Outcome.values()) {
            synthesized.initLabelValues(label(outcome));
        }
        gauge("synthesis_active", "Utterances under way", workload::underWay);
        gauge(
                "synthesis_rtf",
                "Time to synthesize over length of the audio, recent utterances",
                workload::rtf);
        int cores = Runtime.getRuntime().availableProcessors();
        gauge(
                "worker_utilization_percent",
                "Utterances under way for each processor, 100 at most",
                () -> Math.min(100.0, 100.0 * workload.underWay() / cores));
    }

    /// Adds a figure that is read when the page is.
    void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    Workload workload() {
        return workload;
    }

    void utteranceBegun() {
        tasks.inc();
        workload.begun();
    }

    void firstFrame(Duration sinceText) {
        latency.observe(sinceText.toNanos() / 1e9);
    }

    void utteranceEnded(Outcome outcome, Duration synthesis, Duration audio) {
        synthesized.labelValues(label(outcome)).inc();
        switch (outcome) {
            case FAILED -> {
                synthesisErrors.inc();
                errors.inc();
            }
            case COMPLETED, STOPPED, CANCELLED -> {}
        }
        workload.ended(synthesis, audio);
    }

    void callRefused() {
        errors.inc();
    }

    private static String label(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
