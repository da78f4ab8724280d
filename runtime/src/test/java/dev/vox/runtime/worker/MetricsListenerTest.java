package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.vox.runtime.tts.SpeechException;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

class MetricsListenerTest {
    @Test
    void theMetricsPageCountsWhatTheWorkerDoes() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            worker.scripted.voice(
                    "moody",
                    (request, sink) -> {
                        throw new SpeechException("no");
                    });
            worker.open("s", WorkerFixture.MOCK);
            worker.open("m", "moody");
            worker.say("s", "x").assertWhole("s");
            worker.say("m", "x");
            worker.say("nobody", "x");
            worker.awaitNoUtterance();

            HttpResponse<String> page = get(worker, "/metrics");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            assertThat(page.body().lines())
                    .contains(
                            "synthesis_latency_seconds_count 1",
                            "synthesis_latency_seconds_bucket{le=\"+Inf\"} 1",
                            "synthesis_total{outcome=\"completed\"} 1.0",
                            "synthesis_total{outcome=\"failed\"} 1.0",
                            "synthesis_total{outcome=\"stopped\"} 0.0",
                            "synthesis_active 0.0",
                            "synthesis_errors_total 1.0",
                            "worker_utilization_percent 0.0",
                            "worker_tasks_total 2.0",
                            "worker_errors_total 2.0",
                            "sessions_active 2.0",
                            "models_resident 2.0");
        }
    }

    @Test
    void theMetricsPageShowsWhatIsUnderWay() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            worker.open("s", WorkerFixture.MOCK);
            worker.synthesize().text("s", "x", false).awaitFrames(1);

            assertThat(get(worker, "/metrics").body().lines())
                    .contains("synthesis_active 1.0")
                    .doesNotContain("worker_utilization_percent 0.0");
        }
    }

    @Test
    void theHealthPageIsASmallJsonDocument() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            worker.open("s", WorkerFixture.MOCK);
            worker.clock.advance(Duration.ofSeconds(90));

            HttpResponse<String> page = get(worker, "/health");

            assertThat(page.statusCode()).isEqualTo(200);
            JsonObject health = JsonParser.parseString(page.body()).getAsJsonObject();
            assertThat(health.get("status").getAsString()).isEqualTo("healthy");
            assertThat(health.get("uptime_seconds").getAsDouble()).isEqualTo(90.0);
            assertThat(health.get("sessions").getAsInt()).isEqualTo(1);
            assertThat(health.get("utterances").getAsInt()).isZero();
            assertThat(health.get("resident_models").getAsJsonArray().get(0).getAsString())
                    .isEqualTo("mock-440hz");
        }
    }

    static HttpResponse<String> get(WorkerFixture worker, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + worker.server.metricsPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
