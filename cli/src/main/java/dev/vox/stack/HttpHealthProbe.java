package dev.vox.stack;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.OperationFailed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Asks `/health` by HTTP.
///
/// It uses the JDK's old client, which starts in a tenth of the time of the new one.
public final class HttpHealthProbe implements HealthProbe {
    private static final int OK = 200;
    private static final int MOST_BYTES = 1024 * 1024;

    /// The client's own deadlines begin anew with every byte, so that the whole exchange has one of its own. A server that
    /// goes on trickling keeps a daemon thread, which ends with this short-lived process.
    @Override
    public Health ask(URI health, Duration deadline) {
        CompletableFuture<Health> answer = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("vox-health")
                .start(() -> answer.complete(exchange(health, deadline)));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return late(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("[stack] interrupted while asking for its health", null, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails this future", e);
        }
    }

    private static Health exchange(URI health, Duration deadline) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            int millis = (int) Math.min(Integer.MAX_VALUE, deadline.toMillis());
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setUseCaches(false);
            return answer(connection);
        } catch (SocketTimeoutException e) {
            return late(deadline);
        } catch (MalformedJson e) {
            return Health.noPage();
        } catch (IOException | RuntimeException e) {
            return Health.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static Health late(Duration deadline) {
        return Health.unreachable("no answer within " + deadline.toMillis() + " ms");
    }

    private static Health answer(HttpURLConnection connection) throws IOException, MalformedJson {
        boolean ok = connection.getResponseCode() == OK;
        try (InputStream body = ok ? connection.getInputStream() : connection.getErrorStream()) {
            String text =
                    body == null
                            ? "null"
                            : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return ok || text.startsWith("{")
                    ? read(ok, Json.parse("health answer", text))
                    : Health.noPage();
        }
    }

    private static Health read(boolean ok, JsonValue root) {
        Map<String, String> checks = new TreeMap<>();
        if (root.get("checks").orElse(null) instanceof JsonValue.Members members) {
            members.values().forEach((name, check) -> checks.put(service(name), error(check)));
        }
        @Nullable Integer sessions = root.whole("sessions").map(Math::toIntExact).orElse(null);
        return new Health(ok, ok ? null : problem(checks), checks, sessions);
    }

    /// The contract calls the registry's check by its usual kind.
    private static String service(String check) {
        return check.equals("redis") ? "registry" : check;
    }

    private static String error(JsonValue check) {
        boolean fine = check.flag("ok").orElse(false);
        return fine ? "" : check.text("error").orElse("failing");
    }

    private static String problem(Map<String, String> checks) {
        String problems =
                checks.entrySet().stream()
                        .filter(check -> !check.getValue().isEmpty())
                        .map(check -> check.getKey() + ": " + check.getValue())
                        .collect(Collectors.joining(", "));
        return problems.isEmpty() ? "unhealthy, without a reason" : problems;
    }
}
