package dev.vox.contract.transport;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Codec;
import dev.vox.contract.call.Exchange;
import dev.vox.contract.call.Outgoing;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Calls over HTTP/1.1, past proxies, without following redirections. A body of more than 16 MiB is not read.
final class HttpConnection implements WorkerConnection {
    private static final int MOST_BYTES = 16 << 20;
    private static final int FIRST_ERROR = 400;
    private static final int SHOWN = 200;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
    private final HttpRoutes routes;
    private final Codec codec;
    private final AtomicLong numbers = new AtomicLong();
    private final Order order = new Order();

    HttpConnection(Contract contract, Codec codec, URI base) {
        this.routes = new HttpRoutes(contract, base);
        this.codec = codec;
    }

    @Override
    public Reply call(Request request, Duration deadline) throws InterruptedException {
        Outgoing outgoing = codec.message(request, numbers.incrementAndGet());
        HttpRoutes.Route route = routes.of(request, outgoing);
        Call call = new Call(outgoing.id(), route.body(), order.begin(), deadline);
        return call.exchange(
                HttpRequest.newBuilder(route.address())
                        .method(
                                route.method(),
                                route.bodiless()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(route.body().toArray())),
                false);
    }

    @Override
    public Reply sendRaw(Bytes bytes, Duration deadline) throws InterruptedException {
        Call call = new Call("", bytes, order.begin(), deadline);
        return call.exchange(
                HttpRequest.newBuilder(routes.first())
                        .method("POST", BodyPublishers.ofByteArray(bytes.toArray())),
                true);
    }

    @Override
    public List<Bytes> strays() {
        return List.of();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// One request and its answer.
    private final class Call {
        private final String id;
        private final Bytes sent;
        private final long turn;
        private final Duration deadline;
        private final long began = System.nanoTime();

        Call(String id, Bytes sent, long turn, Duration deadline) {
            this.id = id;
            this.sent = sent;
            this.turn = turn;
            this.deadline = deadline;
        }

        Reply exchange(HttpRequest.Builder request, boolean raw) throws InterruptedException {
            HttpRequest made = request.header("content-type", "application/json").build();
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(
                            made, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            try {
                return reply(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS), raw);
            } catch (TimeoutException e) {
                return new Reply.Late(deadline, seen(Bytes.NONE, false));
            } catch (ExecutionException e) {
                return broken(e.getCause() == null ? e : e.getCause());
            } finally {
                answer.cancel(true);
            }
        }

        private Reply reply(HttpResponse<byte[]> answer, boolean raw) {
            Bytes body = Bytes.of(answer.body());
            Exchange exchange = seen(body, order.answered(turn));
            boolean refused = answer.statusCode() >= FIRST_ERROR;
            Optional<JsonValue> message;
            try {
                message = message(body);
            } catch (MalformedJson e) {
                return refused
                        ? refusal(answer.statusCode(), body, exchange)
                        : new Reply.Broken(
                                Breakage.MALFORMED, String.valueOf(e.getMessage()), exchange);
            }
            if (refused && message.flatMap(codec::error).isEmpty()) {
                return refusal(answer.statusCode(), body, exchange);
            }
            JsonValue said = message.orElseGet(JsonValue.Nothing::new);
            return raw || (refused && codec.id(said).isEmpty())
                    ? codec.content(said, exchange)
                    : codec.reply(said, exchange);
        }

        private static Optional<JsonValue> message(Bytes body) throws MalformedJson {
            return body.text().isBlank()
                    ? Optional.empty()
                    : Optional.of(Json.parse("answer", body.text()));
        }

        private static Reply refusal(int status, Bytes body, Exchange exchange) {
            String text = body.text().strip();
            return new Reply.Refused(
                    Integer.toString(status),
                    text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text,
                    exchange);
        }

        private Reply broken(Throwable cause) {
            Breakage how =
                    cause instanceof ConnectException
                            ? Breakage.UNREACHABLE
                            : String.valueOf(cause.getMessage()).contains("body exceeds")
                                    ? Breakage.OVERSIZE
                                    : Breakage.ENDED;
            String detail = cause instanceof IOException ? phrase(cause) : cause.toString();
            return new Reply.Broken(how, detail, seen(Bytes.NONE, false));
        }

        private static String phrase(Throwable cause) {
            String message = cause.getMessage();
            return message == null ? "" : message;
        }

        private Exchange seen(Bytes received, boolean outOfOrder) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            return new Exchange(id, sent, received, elapsed, outOfOrder);
        }
    }
}
