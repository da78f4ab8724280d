package dev.vox.runtime.orchestrator;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// A latency that was promised, and how often the promise was kept.
final class ServiceLevel {
    private final String name;
    private final Duration longest;
    private final LongAdder observed = new LongAdder();
    private final LongAdder violated = new LongAdder();

    ServiceLevel(String name, Duration longest) {
        this.name = name;
        this.longest = longest;
    }

    void observe(Duration latency) {
        observed.increment();
        if (latency.compareTo(longest) > 0) {
            violated.increment();
        }
    }

    /// Registers the figures of all levels, labelled by `sla`.
    static void register(PrometheusRegistry registry, ServiceLevel... levels) {
        GaugeWithCallback.builder()
                .name("sla_compliance_percent")
                .help("Share of the latencies that were as promised; 100 of none")
                .labelNames("sla")
                .callback(callback -> {
                    for (ServiceLevel level : levels) {
                        callback.call(level.compliance(), level.name);
                    }
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("sla_violations_total")
                .help("Latencies longer than promised")
                .labelNames("sla")
                .callback(callback -> {
                    for (ServiceLevel level : levels) {
                        callback.call((double) level.violated.sum(), level.name);
                    }
                })
                .register(registry);
    }

    private double compliance() {
        long all = observed.sum();
        return OrchestratorMetrics.percent(all - violated.sum(), all, 100);
    }
}
