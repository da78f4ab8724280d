package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.HttpAsking.NoAnswer;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `websocket`: connects, sends, and listens for messages.
///
/// ```yaml
/// with:
///   url: "${VOX_WEBSOCKET}"              # left out: the running stack's
///   subprotocols: [vox.v1]
///   headers: {Authorization: "Bearer ${TOKEN}"}
///   send: [{text: ping}, {json: {type: text_input, text: hello}}, {binary: AAAA}]
///   expect: [{.type: session_start}, {.type: transcript, text: {length: {min: 1}}}]
///   order: any                           # given: in the order of the list, the usual one
///   within: 5s
///   subprotocol: vox.v1                  # the one that the server chose
///   close: 1000                          # the code that the server closes with
/// ```
///
/// What is sent is sent as soon as the connection stands; `binary` is Base64. A message is held against what is expected as JSON, a text that is no JSON as text, bytes as `{binary: COUNT}`.
/// Messages that nobody expects are passed over.
public final class WebSocketKind implements CheckKind {
    private static final Duration GOODBYE = Duration.ofMillis(250);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "websocket";
    }

    private record Wanted(
            Address address,
            List<String> subprotocols,
            Map<String, String> headers,
            List<Outgoing> sent,
            List<Expectation> messages,
            boolean anyOrder,
            Duration within,
            @Nullable Expectation subprotocol,
            @Nullable Expectation close) {}

    /// What is sent.
    private sealed interface Outgoing {
        record Text(String text) implements Outgoing {}

        record Value(JsonValue json) implements Outgoing {}

        record Binary(String base64) implements Outgoing {}
    }

    @Override
    public Check read(YamlReader with) {
        Wanted wanted =
                new Wanted(
                        Address.read(with, "url", "websocket", List.of("ws", "wss")),
                        with.textOrTexts("subprotocols"),
                        with.entries("headers"),
                        sent(with),
                        messages(with),
                        with.oneOf("order", List.of("given", "any")).orElse("given").equals("any"),
                        Spans.read(with, "within").orElse(USUAL_WAIT),
                        expectation(with, "subprotocol"),
                        expectation(with, "close"));
        return (target, deadline) -> look(target, wanted, deadline);
    }

    private static @Nullable Expectation expectation(YamlReader with, String key) {
        return with.node(key)
                .map(node -> Expectation.read(with.named(key), node, with.mistakes()))
                .orElse(null);
    }

    private static List<Expectation> messages(YamlReader with) {
        Optional<YamlNode> node = with.node("expect");
        List<YamlNode> items =
                node.map(each -> each instanceof Sequence list ? list.items() : List.of(each))
                        .orElse(List.of());
        List<Expectation> messages = new ArrayList<>();
        for (YamlNode item : items) {
            messages.add(
                    Expectation.read(
                            with.named("expect[%d]".formatted(messages.size())),
                            item,
                            with.mistakes()));
        }
        return messages;
    }

    private static List<Outgoing> sent(YamlReader with) {
        List<Outgoing> sent = new ArrayList<>();
        for (YamlReader item :
                with.node("send").isPresent() ? with.sections("send") : List.<YamlReader>of()) {
            try (item) {
                item.text("text").map(Outgoing.Text::new).ifPresent(sent::add);
                item.node("json").map(YamlValues::of).map(Outgoing.Value::new).ifPresent(sent::add);
                item.text("binary").ifPresent(text -> sent.add(binary(item, text)));
            }
        }
        return sent;
    }

    private static Outgoing binary(YamlReader item, String text) {
        try {
            byte[] _ = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            item.mistake("binary", "must be Base64, not '%s'".formatted(text));
        }
        return new Outgoing.Binary(text);
    }

    private static Verdict look(Target target, Wanted wanted, Duration deadline)
            throws CheckBroken, InterruptedException {
        Optional<URI> uri = wanted.address.find(target);
        if (uri.isEmpty()) {
            return wanted.address.missing(target);
        }
        long end = System.nanoTime() + deadline.toNanos();
        Sight sight = new Sight(target);
        sight.saw("asked", uri.get().toString());
        WebSocketTalk talk = new WebSocketTalk();
        HttpClient client = HttpAsking.client().build();
        try {
            WebSocket socket = connect(client, target, wanted, uri.get(), talk, deadline);
            seeSubprotocol(sight, wanted, socket);
            for (Outgoing each : wanted.sent) {
                send(socket, target, each, end);
            }
            listen(sight, wanted, talk, end);
            leave(socket, talk);
        } catch (NoAnswer e) {
            sight.wrong("%s: %s".formatted(uri.get(), e.getMessage()));
        } finally {
            client.shutdownNow();
        }
        return sight.verdict();
    }

    private static WebSocket connect(
            HttpClient client,
            Target target,
            Wanted wanted,
            URI uri,
            WebSocketTalk talk,
            Duration deadline)
            throws NoAnswer, CheckBroken, InterruptedException {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(deadline);
        if (!wanted.subprotocols.isEmpty()) {
            List<String> others = wanted.subprotocols.subList(1, wanted.subprotocols.size());
            builder.subprotocols(wanted.subprotocols.getFirst(), others.toArray(String[]::new));
        }
        try {
            for (Map.Entry<String, String> header : wanted.headers.entrySet()) {
                builder.header(header.getKey(), target.expand(header.getValue()));
            }
            return builder.buildAsync(uri, talk).get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (IllegalArgumentException e) {
            throw new CheckBroken(
                    target.masked("the handshake cannot be sent: " + e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new NoAnswer(
                    "no answer to the WebSocket handshake within " + Figures.duration(deadline));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof WebSocketHandshakeException refused
                            && refused.getResponse() != null
                    ? new NoAnswer(
                            "the WebSocket handshake was answered with HTTP "
                                    + refused.getResponse().statusCode())
                    : HttpAsking.noAnswer(cause);
        }
    }

    private static void seeSubprotocol(Sight sight, Wanted wanted, WebSocket socket)
            throws CheckBroken {
        String chosen = socket.getSubprotocol();
        if (!chosen.isEmpty()) {
            sight.saw("subprotocol", chosen);
        }
        if (wanted.subprotocol != null) {
            sight.holdText(
                    "subprotocol", wanted.subprotocol.expanded(sight.target()::expand), chosen);
        }
    }

    private static void send(WebSocket socket, Target target, Outgoing outgoing, long end)
            throws NoAnswer, CheckBroken, InterruptedException {
        CompletableFuture<WebSocket> sent =
                switch (outgoing) {
                    case Outgoing.Text(String text) -> socket.sendText(target.expand(text), true);
                    case Outgoing.Value(JsonValue json) ->
                            socket.sendText(
                                    Json.compactText(YamlValues.expanded(json, target::expand)),
                                    true);
                    case Outgoing.Binary(String base64) ->
                            socket.sendBinary(
                                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), true);
                };
        try {
            sent.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NoAnswer("a message could not be sent in time");
        } catch (ExecutionException e) {
            throw new NoAnswer("a message could not be sent");
        }
    }

    private static void listen(Sight sight, Wanted wanted, WebSocketTalk talk, long end)
            throws CheckBroken, InterruptedException {
        List<Expectation> messages = new ArrayList<>();
        for (Expectation message : wanted.messages) {
            messages.add(message.expanded(sight.target()::expand));
        }
        long until = Math.min(end, System.nanoTime() + wanted.within.toNanos());
        new WebSocketListening(sight, messages, wanted.anyOrder, wanted.close)
                .listen(talk, until, wanted.within);
    }

    /// Says goodbye, so that the server keeps no session, and cuts the line when that takes too long.
    private static void leave(WebSocket socket, WebSocketTalk talk) throws InterruptedException {
        CompletableFuture<WebSocket> _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        long end = System.nanoTime() + GOODBYE.toNanos();
        while (!socket.isInputClosed() && System.nanoTime() < end) {
            if (!(talk.next(GOODBYE) instanceof WebSocketTalk.Message)) {
                break;
            }
        }
        socket.abort();
    }
}
