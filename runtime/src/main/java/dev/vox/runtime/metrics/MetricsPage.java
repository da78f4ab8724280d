package dev.vox.runtime.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page that a Prometheus server scrapes.
public final class MetricsPage {
    /// The media type of the page: Prometheus text, version 0.0.4.
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final PrometheusTextFormatWriter WRITER =
            PrometheusTextFormatWriter.builder().build();

    private MetricsPage() {}

    /// Renders what a registry holds now.
    public static String render(PrometheusRegistry registry) {
        try (ByteArrayOutputStream page = new ByteArrayOutputStream()) {
            WRITER.write(page, registry.scrape());
            return page.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
