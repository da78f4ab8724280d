package dev.vox.runtime.orchestrator;

import dev.vox.runtime.metrics.Distribution;
import dev.vox.runtime.metrics.Figure;
import dev.vox.runtime.metrics.Figures;
import dev.vox.runtime.metrics.MetricsPage;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.registry.WorkerAddress;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// The orchestrator's figures, under the names that dashboards read.
final class OrchestratorMetrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<WorkerAddress, Integer> running = new ConcurrentHashMap<>();

    private final Distribution sessionDuration =
            Distribution.register(
                    registry,
                    "session_duration_seconds",
                    "How long sessions lasted",
                    1,
                    10,
                    60,
                    300,
                    900,
                    1800,
                    3600,
                    14_400);
    private final Distribution sessionMessages =
            Distribution.register(
                    registry,
                    "session_messages",
                    "Texts a session",
                    0,
                    1,
                    2,
                    5,
                    10,
                    20,
                    50,
                    100,
                    1000);
    private final Distribution sessionBargeIns =
            Distribution.register(
                    registry, "session_barge_ins", "Barge-ins a session", 0, 1, 2, 5, 10, 20, 50);
    private final Distribution bargeInLatency =
            Distribution.register(
                    registry,
                    "barge_in_latency_seconds",
                    "From the user's speech noticed to the worker's acknowledgement of the STOP",
                    0.001,
                    0.002,
                    0.005,
                    0.01,
                    0.025,
                    0.05,
                    0.1,
                    0.25,
                    0.5,
                    1,
                    2.5);
    private final Distribution controlLatency =
            Distribution.register(
                    registry,
                    "control_latency_seconds",
                    "From a command to the worker's acknowledgement",
                    0.001,
                    0.002,
                    0.005,
                    0.01,
                    0.025,
                    0.05,
                    0.1,
                    0.25,
                    1);
    private final Distribution firstFrame =
            Distribution.register(
                    registry,
                    "synthesis_latency_seconds",
                    "From a text's turn to its first frame",
                    0.005,
                    0.01,
                    0.02,
                    0.05,
                    0.1,
                    0.2,
                    0.3,
                    0.5,
                    1,
                    2.5,
                    10);

    private final Counter synthesisTotal = counter("synthesis_total", "Utterances begun");
    private final Gauge synthesisActive = gauge("synthesis_active", "Utterances under way");
    private final Gauge queueDepth = gauge("synthesis_queue_depth", "Texts that wait");
    private final Counter synthesisErrors =
            counter("synthesis_errors_total", "Utterances that failed", "code");
    private final Counter workerTasks =
            counter("worker_tasks_total", "Utterances given to a worker", "worker");
    private final Counter workerErrors =
            counter("worker_errors_total", "Failures of a worker", "worker");

    private final ServiceLevel firstFrameLevel =
            new ServiceLevel("first_frame", Duration.ofMillis(500));
    private final ServiceLevel controlLevel = new ServiceLevel("control", Duration.ofMillis(50));

    /// @param sessions how many sessions there are
    /// @param workers the workers known now
    OrchestratorMetrics(IntSupplier sessions, Supplier<List<WorkerAddress>> workers) {
        callback("sessions_active", "Sessions open", sessions::getAsInt);
        callback("workers_active", "Workers that speak for us", () -> active(workers.get()));
        callback(
                "workers_idle",
                "Workers that do not",
                () -> workers.get().size() - active(workers.get()));
        callback(
                "worker_utilization_percent",
                "Share of the workers that speak for us",
                () -> percent(active(workers.get()), workers.get().size(), 0));
        ServiceLevel.register(registry, firstFrameLevel, controlLevel);
    }

    void sessionEnded(Duration duration, int texts, int bargeIns) {
        sessionDuration.observe(duration);
        sessionMessages.observe(texts);
        sessionBargeIns.observe(bargeIns);
    }

    void textsWaiting(int change) {
        queueDepth.inc(change);
    }

    void commandAcknowledged(Duration latency) {
        controlLatency.observe(latency);
        controlLevel.observe(latency);
    }

    void bargedIn(Duration latency) {
        bargeInLatency.observe(latency);
    }

    void utteranceBegan() {
        synthesisTotal.inc();
        synthesisActive.inc();
    }

    void utteranceEnded() {
        synthesisActive.dec();
    }

    void firstFrameAfter(Duration latency) {
        firstFrame.observe(latency);
        firstFrameLevel.observe(latency);
    }

    void utteranceFailed(ErrorCode code) {
        synthesisErrors.labelValues(code.name()).inc();
    }

    void workerBegan(WorkerAddress worker) {
        workerTasks.labelValues(worker.toString()).inc();
        running.merge(worker, 1, Integer::sum);
    }

    void workerEnded(WorkerAddress worker) {
        running.computeIfPresent(worker, (_, count) -> count > 1 ? count - 1 : null);
    }

    void workerFailed(WorkerAddress worker) {
        workerErrors.labelValues(worker.toString()).inc();
    }

    /// The Prometheus page.
    String page() {
        return MetricsPage.render(registry);
    }

    /// The same figures, with quantiles.
    List<Figure> figures() {
        return Figures.of(
                registry,
                List.of(
                        sessionDuration,
                        sessionMessages,
                        sessionBargeIns,
                        bargeInLatency,
                        controlLatency,
                        firstFrame));
    }

    private int active(List<WorkerAddress> workers) {
        return (int) workers.stream().filter(running::containsKey).count();
    }

    static double percent(long part, long whole, double ofNothing) {
        return whole == 0 ? ofNothing : 100.0 * part / whole;
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    private void callback(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }
}
