package dev.vox.embedded;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.stack.RunState;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchReport.Speaker;
import dev.vox.stack.SwitchRequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Speaks to the control face of a running stack.
///
/// It uses the JDK's old client, which starts in a tenth of the time of the new one. That one's deadlines begin anew with
/// every byte, so that the whole exchange has one of its own.
final class ControlClient {
    /// What the answer gets beyond the stack's own deadline: the stack knows best why it is late.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MOST_BYTES = 64 * 1024;

    private record Answer(int status, JsonValue body) {}

    private final RunState run;
    private final String token;

    ControlClient(RunState run, String token) {
        this.run = run;
        this.token = token;
    }

    /// Has the stack speak with another model.
    ///
    /// @throws OperationFailed when it refuses or does not answer
    /// @throws MissingPrerequisite when it knows of no such thing
    SwitchReport change(SwitchRequest request) {
        Answer answer = await(request);
        return switch (answer.status()) {
            case OK -> report(request, answer.body());
            case NOT_FOUND ->
                    throw new MissingPrerequisite(
                            "[stack] it was started by another build, which cannot change its"
                                    + " model",
                            restart(request));
            case UNAUTHORIZED, FORBIDDEN ->
                    throw new OperationFailed(
                            "[stack] it refuses the control token of this project",
                            restart(request));
            default -> throw refused(request, answer.body().text("error").orElse("no reason"));
        };
    }

    private Answer await(SwitchRequest request) {
        Duration deadline = request.timeout().plus(MARGIN);
        FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(request, deadline));
        Thread.ofPlatform().daemon().name("vox-control").start(exchange);
        try {
            return exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OperationFailed(
                    "[%s] the stack did not answer within %d ms; %s spoke last"
                            .formatted(request.model(), deadline.toMillis(), run.model()),
                    "see vox status, or give it longer with --timeout",
                    e);
        } catch (ExecutionException e) {
            throw new OperationFailed(
                    "[%s] the stack cannot be asked: %s; %s spoke last"
                            .formatted(request.model(), reason(e), run.model()),
                    "see vox status and vox logs",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("[stack] interrupted while its model changes", null, e);
        }
    }

    private Answer exchange(SwitchRequest request, Duration deadline)
            throws IOException, MalformedJson {
        URI address = run.endpoint("health").address().resolve("/control/model");
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        int millis = (int) Math.min(Integer.MAX_VALUE, deadline.toMillis());
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        // Without it the client keeps what it sends, to send it again when it is asked to log in.
        byte[] body = order(request).getBytes(StandardCharsets.UTF_8);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return answer(connection);
    }

    private static String order(SwitchRequest request) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("profile", request.speech().choice().profile());
        order.put("model_id", request.model());
        order.put("adapter", request.speech().choice().adapter());
        order.put("tones_only", request.speech().tonesOnly());
        order.put("timeout_ms", Math.max(1, request.timeout().toMillis()));
        return Json.compactText(order);
    }

    private static Answer answer(HttpURLConnection connection) throws IOException, MalformedJson {
        int status = connection.getResponseCode();
        boolean ok = status == OK;
        try (InputStream body = ok ? connection.getInputStream() : connection.getErrorStream()) {
            String text =
                    body == null
                            ? ""
                            : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            boolean json =
                    String.valueOf(connection.getContentType()).startsWith("application/json");
            return new Answer(
                    status, json ? Json.parse("control answer", text) : new JsonValue.Text(text));
        }
    }

    private static SwitchReport report(SwitchRequest request, JsonValue body) {
        return new SwitchReport(
                request.speech().choice().profile(),
                speaker(body, "from"),
                speaker(body, "to"),
                body.flag("already_there").orElse(false),
                Duration.ZERO);
    }

    private static Speaker speaker(JsonValue body, String key) {
        JsonValue model = body.get(key).orElseThrow(ControlClient::unreadable);
        return new Speaker(
                model.text("model_id").orElseThrow(ControlClient::unreadable),
                model.text("family").orElseThrow(ControlClient::unreadable));
    }

    private static OperationFailed unreadable() {
        return new OperationFailed(
                "[stack] its answer cannot be read", "see vox status for the model that speaks");
    }

    private OperationFailed refused(SwitchRequest request, String reason) {
        return new OperationFailed(
                "[%s] %s; %s still speaks".formatted(request.model(), reason, run.model()),
                "see vox logs worker");
    }

    private static String restart(SwitchRequest request) {
        return "start it anew: vox stop, then vox dev " + request.speech().choice().profile();
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure) : String.valueOf(cause.getMessage());
    }
}
