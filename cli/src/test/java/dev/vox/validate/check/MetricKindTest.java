package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class MetricKindTest {
    private final AtomicInteger reads = new AtomicInteger();

    @TempDir Path root;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(
                "/metrics",
                exchange -> {
                    byte[] page = page(reads.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.createContext(
                "/html",
                exchange -> {
                    exchange.sendResponseHeaders(200, 6);
                    exchange.getResponseBody().write("<html>".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
    }

    private static String page(int read) {
        return """
        # HELP vox_frames_total Frames.
        # TYPE vox_frames_total counter
        vox_frames_total{worker="a",path="C:\\\\x\\"y"} %d 1700000000000
        vox_frames_total{worker="b"} 7
        vox_sessions 2.5
        vox_bucket{le="+Inf"} +Inf
        """
                .formatted(read * 10);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachSeriesIsHeldAgainstItsBounds() throws Exception {
        assertThat(look("{name: vox_frames_total, min: 7, max: 10, series: 2}"))
                .isEqualTo(
                        "PASS\nvox_frames_total{path=\"C:\\x\"y\",worker=\"a\"} = 10\n"
                                + "vox_frames_total{worker=\"b\"} = 7");
        assertThat(look("{name: vox_frames_total, labels: {worker: b}, max: 6.5}"))
                .isEqualTo(
                        "FAIL vox_frames_total{worker=\"b\"}: wanted at most 6.5, saw 7\n"
                                + "vox_frames_total{worker=\"b\"} = 7");
        assertThat(look("{name: vox_sessions, series: {min: 2}}"))
                .isEqualTo(
                        "FAIL series of vox_sessions: wanted at least 2, saw 1\n"
                                + "vox_sessions = 2.5\nseries = 1");
        assertThat(look("{name: vox_bucket, min: 1}"))
                .isEqualTo("PASS\nvox_bucket{le=\"+Inf\"} = Infinity");
    }

    @Test
    void aMetricThatIsNotThereFailsWithTheNearest() throws Exception {
        assertThat(look("{name: vox_frame_total}"))
                .isEqualTo(
                        "FAIL there is no metric vox_frame_total; did you mean"
                                + " 'vox_frames_total'?");
        assertThat(look("{name: vox_frames_total, labels: {worker: c}}"))
                .isEqualTo("FAIL no series of vox_frames_total has the labels {worker=c}");
        assertThat(look("{name: vox_other, series: 0}")).isEqualTo("PASS");
    }

    @Test
    void aCounterThatGrowsIsReadAgainUntilItHas() throws Exception {
        assertThat(look("{name: vox_frames_total, increases: {by: 25}}"))
                .isEqualTo(
                        "PASS\nvox_frames_total{path=\"C:\\x\"y\",worker=\"a\"} = 10\n"
                                + "vox_frames_total{worker=\"b\"} = 7\ngrew by = 30");
        assertThat(look("{name: vox_sessions, increases: {within: 150ms}}"))
                .isEqualTo(
                        "FAIL vox_sessions grew by 0 within 150 ms, not by 1\n"
                                + "vox_sessions = 2.5\ngrew by = 0");
    }

    @Test
    void aPageThatIsNotThereFailsAndOneThatIsNoneBreaksTheCheck() throws Exception {
        String url = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());

        assertThat(look("{url: '%s/gone', name: x}".formatted(url)))
                .isEqualTo("FAIL %s/gone: HTTP 404 in place of metrics".formatted(url));
        assertThatThrownBy(() -> look("{url: '%s/html', name: x}".formatted(url)))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("%s/html is no page of metrics: line 1 is no metric".formatted(url));
    }

    @Test
    void aStackThatIsDownIsAMissingPrerequisite() throws Exception {
        assertThat(FakeTarget.told(new FakeTarget(root).look(new MetricKind(), "{name: x}")))
                .isEqualTo("SKIP no stack is up");
    }

    private String look(String with) throws Exception {
        java.net.URI metrics =
                java.net.URI.create(
                        "http://127.0.0.1:%d/metrics".formatted(server.getAddress().getPort()));
        return FakeTarget.told(
                new FakeTarget(root).up("metrics", metrics).look(new MetricKind(), with));
    }
}
