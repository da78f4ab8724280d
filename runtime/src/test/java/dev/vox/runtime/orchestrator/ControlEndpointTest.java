package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.orchestrator.message.ModelAnswer;
import dev.vox.runtime.orchestrator.message.ModelOrder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The control face, over HTTP.
final class ControlEndpointTest {
    private static final String ORDER =
            """
            {"profile":"kevin","model_id":"kevin16","adapter":"kevin","tones_only":false,"timeout_ms":1500}
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<ModelOrder> orders = new CopyOnWriteArrayList<>();
    private final FakeWorker worker = FakeWorker.start();
    private ModelAnswer answer =
            new ModelAnswer.Changed(
                    new ModelAnswer.Model("mock-440hz", "mock"),
                    new ModelAnswer.Model("kevin16", "kevin"),
                    false,
                    Duration.ofMillis(12));
    private final Orchestra orchestra =
            new Orchestra(
                    Orchestra.SETTINGS,
                    worker.router(),
                    new Control(
                            new ControlToken("open sesame"),
                            new ModelControl() {
                                @Override
                                public String model() {
                                    return "model-" + orders.size();
                                }

                                @Override
                                public ModelAnswer change(ModelOrder order) {
                                    orders.add(order);
                                    return answer;
                                }
                            },
                            Duration.ofSeconds(1)));

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    private HttpResponse<String> send(String method, @Nullable String authorization, String body)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + orchestra.server.healthPort()
                                                + "/control/model"))
                        .timeout(Duration.ofSeconds(10))
                        .method(method, BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> order(String body) throws Exception {
        return send("POST", "Bearer open sesame", body);
    }

    @Test
    void an_order_with_the_token_is_carried_out_and_answered() throws Exception {
        HttpResponse<String> response = order(ORDER);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo(
                        "{\"from\":{\"model_id\":\"mock-440hz\",\"family\":\"mock\"},"
                                + "\"to\":{\"model_id\":\"kevin16\",\"family\":\"kevin\"},"
                                + "\"already_there\":false,\"elapsed_ms\":12.0}");
        assertThat(orders)
                .containsExactly(
                        new ModelOrder(
                                "kevin", "kevin16", "kevin", false, Duration.ofMillis(1500)));
    }

    @Test
    void the_health_page_shows_the_model_of_now() throws Exception {
        assertThat(orchestra.get("/health").body()).contains("\"model\":\"model-0\"");
        order(ORDER);
        assertThat(orchestra.get("/health").body()).contains("\"model\":\"model-1\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                   401, UNAUTHORIZED",
                "Basic b3BlbiBzZXNhbWU=, 401, UNAUTHORIZED",
                "Bearer ,             401, UNAUTHORIZED",
                "Bearer open,         403, FORBIDDEN",
                "Bearer open sesame2, 403, FORBIDDEN",
                "Bearer OPEN SESAME,  403, FORBIDDEN"
            })
    void without_the_token_nothing_is_done(@Nullable String authorization, int status, String code)
            throws Exception {
        HttpResponse<String> response = send("POST", authorization, ORDER);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.body()).doesNotContain("sesame");
        assertThat(response.headers().firstValue("www-authenticate").isPresent())
                .isEqualTo(status == 401);
        assertThat(orders).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                     | not JSON",
                "[]                                           | not a JSON object",
                "{}                                           | missing field: model_id",
                "{\"model_id\":7}                             | field model_id must be a string",
                "{\"model_id\":\" \",\"timeout_ms\":1}        | field model_id is empty",
                "{\"model_id\":\"a\"}                         | missing field: timeout_ms",
                "{\"model_id\":\"a\",\"timeout_ms\":0}        | timeout_ms must be from 1 to",
                "{\"model_id\":\"a\",\"timeout_ms\":86400001} | timeout_ms must be from 1 to",
                "{\"model_id\":\"a\",\"timeout_ms\":1}        | missing field: profile"
            })
    void an_order_that_cannot_be_read_is_400_and_says_why(String body, String reason)
            throws Exception {
        HttpResponse<String> response = order(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("INVALID_REQUEST", reason);
        assertThat(orders).isEmpty();
    }

    @Test
    void an_order_without_a_body_is_400() throws Exception {
        assertThat(order("").statusCode()).isEqualTo(400);
        assertThat(orders).isEmpty();
    }

    @Test
    void a_body_that_is_too_large_is_413() throws Exception {
        HttpResponse<String> response = order(ORDER.replace("kevin16", "k".repeat(9000)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(orders).isEmpty();
    }

    @Test
    void another_method_is_405() throws Exception {
        HttpResponse<String> response = send("GET", "Bearer open sesame", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void a_refusal_is_422_with_its_reason() throws Exception {
        answer = new ModelAnswer.Refused(ModelAnswer.Reason.NOT_LOADED, "its file is empty");

        HttpResponse<String> response = order(ORDER);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"its file is empty\",\"code\":\"NOT_LOADED\"}");
    }

    @Test
    void a_body_that_does_not_arrive_is_408_and_ends_the_connection() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", orchestra.server.healthPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            ("POST /control/model HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Authorization: Bearer open sesame\r\n"
                                            + "Content-Length: 100\r\n\r\n{")
                                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answered =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answered.readLine()).startsWith("HTTP/1.1 408");
            assertThat(answered.lines()).last().asString().contains("TOO_SLOW");
        }
        assertThat(orders).isEmpty();
    }

    @Test
    void an_orchestrator_that_nobody_controls_has_no_such_path() {
        try (Orchestra free = Orchestra.with(worker)) {
            assertThat(free.get("/control/model").statusCode()).isEqualTo(404);
        }
    }
}
