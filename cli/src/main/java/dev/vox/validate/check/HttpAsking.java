package dev.vox.validate.check;

import dev.vox.probe.Reasons;
import dev.vox.text.Figures;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/// One HTTP request and its answer. It goes past proxies, which know nothing of a service.
final class HttpAsking {
    private static final int MOST_BYTES = 4 << 20;

    private HttpAsking() {}

    /// An answer.
    ///
    /// @param headers by their names in small letters, several of a name joined by a comma
    record Answer(int status, Map<String, String> headers, String body) {
        Answer {
            headers = Map.copyOf(headers);
        }
    }

    /// There is no answer; the message says why, as a phrase.
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;

        NoAnswer(String reason) {
            super(reason);
        }
    }

    static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1);
    }

    /// Asks once, and leaves no connection open.
    ///
    /// @param deadline for all of it
    static Answer ask(HttpClient.Builder builder, HttpRequest request, Duration deadline)
            throws NoAnswer, InterruptedException {
        HttpClient client = builder.connectTimeout(deadline).build();
        try {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            return answer(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw late(deadline);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof HttpTimeoutException ? late(deadline) : noAnswer(cause);
        } finally {
            client.shutdownNow();
        }
    }

    private static NoAnswer late(Duration deadline) {
        return new NoAnswer("no HTTP answer within " + Figures.duration(deadline));
    }

    /// The client wraps what happened, and says of a refused connection nothing at all.
    static NoAnswer noAnswer(Throwable failure) {
        Throwable last = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return new NoAnswer("no such host");
            }
            last = at instanceof SSLException ? at : last;
        }
        return new NoAnswer(
                last instanceof ConnectException && last.getMessage() == null
                        ? "connection refused"
                        : Reasons.of(last));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Answer(
                response.statusCode(),
                headers,
                new String(response.body(), StandardCharsets.UTF_8));
    }
}
