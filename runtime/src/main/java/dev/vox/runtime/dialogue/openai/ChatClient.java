package dev.vox.runtime.dialogue.openai;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/// Asks the API for answers, one attempt a call. Redirects are not followed: they could take the key elsewhere.
final class ChatClient implements AutoCloseable {
    private static final int MOST_OF_AN_ERROR = 64 * 1024;

    private final ChatSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    ChatClient(ChatSettings settings) {
        this.settings = settings;
        client =
                HttpClient.newBuilder()
                        .connectTimeout(settings.patience().connect())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(threads)
                        .version(version(settings))
                        .build();
    }

    /// Without TLS, HTTP/2 is asked for by an upgrade, which small servers stumble over.
    private static HttpClient.Version version(ChatSettings settings) {
        return "https".equalsIgnoreCase(settings.base().getScheme())
                ? HttpClient.Version.HTTP_2
                : HttpClient.Version.HTTP_1_1;
    }

    /// Asks once, and waits until the answer begins.
    ///
    /// @throws ChatFailure when there is none
    /// @throws InterruptedIOException when the thread was interrupted while it read
    ChatText ask(List<ChatHistory.Message> messages, Allowance allowance)
            throws IOException, InterruptedException {
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                response(request(messages), allowance);
        ResponseBytes bytes = new ResponseBytes(allowance);
        response.body().subscribe(bytes);
        ChatText text = new ChatText(bytes, allowance);
        boolean begun = false;
        try {
            checkKind(response, bytes);
            text.awaitFirst();
            begun = true;
            return text;
        } finally {
            if (!begun) {
                text.close();
            }
        }
    }

    private HttpRequest request(List<ChatHistory.Message> messages) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(settings.completions())
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        ChatJson.request(settings.model(), messages)));
        ApiKey key = settings.key();
        if (key != null) {
            request.header("Authorization", key.authorization());
        }
        return request.build();
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> response(
            HttpRequest request, Allowance allowance) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> exchange =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
        try {
            return exchange.get(Math.max(0, allowance.left()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(exchange);
            throw allowance.usedUp();
        } catch (InterruptedException e) {
            abandon(exchange);
            throw e;
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause());
        } finally {
            allowance.waitedSince(begin);
        }
    }

    /// Ends an exchange; an answer that comes in the same moment is closed, else it would hold its connection.
    private void abandon(
            CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> exchange) {
        exchange.cancel(true);
        var _ =
                exchange.thenAccept(response -> {
                    ResponseBytes unread = new ResponseBytes(new Allowance(settings.patience()));
                    unread.close();
                    response.body().subscribe(unread);
                });
    }

    private ChatFailure unreachable(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                    ChatFailure.passing(
                            "could not be reached within %d ms"
                                    .formatted(settings.patience().connect().toMillis()),
                            cause);
            case ConnectException refused
                    when refused.getCause() instanceof UnresolvedAddressException ->
                    ChatFailure.lasting("cannot be reached: the host is not known", cause);
            case ConnectException _ ->
                    ChatFailure.passing("cannot be reached: nothing listens there", cause);
            case SSLException tls ->
                    ChatFailure.lasting(
                            "cannot be reached safely: " + String.valueOf(tls.getMessage()), cause);
            default -> ChatFailure.passing("broke off the connection", cause);
        };
    }

    private static void checkKind(HttpResponse<?> response, ResponseBytes bytes)
            throws IOException {
        if (response.statusCode() != ChatStatus.OK) {
            String body = new String(bytes.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8);
            throw ChatStatus.failure(response.statusCode(), response.headers(), body);
        }
        String type =
                response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html") || type.startsWith("application/json")) {
            throw ChatFailure.lasting(
                    "answers %s where a stream of events was asked for: see OPENAI_BASE_URL"
                            .formatted(type.split(";", 2)[0].strip()));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
