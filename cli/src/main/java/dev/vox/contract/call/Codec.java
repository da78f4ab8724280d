package dev.vox.contract.call;

import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Envelope;
import dev.vox.contract.model.MemberPath;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes messages of requests and replies of messages, by a contract's envelope and naming.
public final class Codec {
    private static final String NONE = "";

    private final Envelope envelope;
    private final Names names;

    /// The codec of a contract.
    public Codec(Contract contract) {
        envelope = contract.envelope();
        names = new Names(contract.naming());
    }

    /// A request as a message.
    ///
    /// @param number of the request on its connection
    public Outgoing message(Request request, long number) {
        Envelope.Asking asking = envelope.request();
        String operation = names.operation(request.operation());
        JsonValue.Members arguments = (JsonValue.Members) names.toWorker(request.arguments());
        JsonValue.Members message = new JsonValue.Members(Map.of());
        String id = NONE;
        if (asking.id() != null) {
            JsonValue value =
                    asking.numericId()
                            ? new JsonValue.Figure(Long.toString(number))
                            : new JsonValue.Text("vox-" + number);
            id = written(value);
            message = asking.id().put(message, value);
        }
        if (asking.operation() != null) {
            message = asking.operation().put(message, new JsonValue.Text(operation));
        }
        for (Map.Entry<MemberPath, JsonValue> constant : asking.constants().entrySet()) {
            message = constant.getKey().put(message, constant.getValue());
        }
        message = asking.arguments().put(message, arguments);
        return new Outgoing(id, operation, arguments, message);
    }

    /// Whether answers bear the id of their request.
    public boolean identified() {
        return envelope.request().id() != null && envelope.response().id() != null;
    }

    /// The id of an answer as it is written there; empty when it has none, or an empty text, which is what
    /// gRPC has for none.
    public Optional<String> id(JsonValue message) {
        MemberPath path = envelope.response().id();
        return path == null
                ? Optional.empty()
                : path.in(message)
                        .filter(id -> !id.equals(new JsonValue.Text("")))
                        .map(Codec::written);
    }

    private static String written(JsonValue id) {
        return Json.compact(id).stripTrailing();
    }

    /// The object that a text is.
    ///
    /// @throws MalformedJson when it is no JSON; empty when it is, and no object
    public static Optional<JsonValue.Members> parse(Bytes bytes) throws MalformedJson {
        return Json.parse("answer", bytes.text()) instanceof JsonValue.Members members
                ? Optional.of(members)
                : Optional.empty();
    }

    /// What a message says to whoever waits for the answer to an id.
    public Reply reply(JsonValue message, Exchange exchange) {
        if (identified()) {
            Optional<String> id = id(message);
            if (id.isEmpty()) {
                return new Reply.Broken(Breakage.NO_ID, NONE, exchange);
            }
            if (!id.get().equals(exchange.id())) {
                return new Reply.Broken(
                        Breakage.OTHER_ID,
                        "%s in place of %s".formatted(id.get(), exchange.id()),
                        exchange);
            }
        }
        return content(message, exchange);
    }

    /// What a message says, whoever it is for.
    public Reply content(JsonValue message, Exchange exchange) {
        Optional<JsonValue> error = error(message);
        if (error.isPresent()) {
            return refusal(message, error.get(), exchange);
        }
        MemberPath path = envelope.response().result();
        if (!path.exists(message)) {
            return new Reply.Broken(Breakage.NEITHER, NONE, exchange);
        }
        JsonValue result = path.in(message).orElseGet(JsonValue.Nothing::new);
        return new Reply.Answered(
                names.toCaller(path.names().isEmpty() ? withoutId(result) : result), exchange);
    }

    /// The error that a message tells; empty when it tells none.
    public Optional<JsonValue> error(JsonValue message) {
        return envelope.response()
                .error()
                .in(message)
                .filter(value -> !value.equals(new JsonValue.Flag(false)));
    }

    /// An error that is a text is code and message at once.
    private Reply refusal(JsonValue message, JsonValue error, Exchange exchange) {
        String plain = error instanceof JsonValue.Text(String text) ? text : NONE;
        String code = envelope.response().code().in(message).map(Codec::plain).orElse(plain);
        String words = envelope.response().message().in(message).map(Codec::plain).orElse(plain);
        return new Reply.Refused(code, words, exchange);
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonValue.Text(String text) ? text : written(value);
    }

    /// Where the whole answer is the result, its id belongs to the envelope.
    private JsonValue withoutId(JsonValue result) {
        MemberPath id = envelope.response().id();
        if (id == null
                || id.names().size() != 1
                || !(result instanceof JsonValue.Members(Map<String, JsonValue> members))) {
            return result;
        }
        Map<String, JsonValue> others = new LinkedHashMap<>(members);
        others.remove(id.names().getFirst());
        return new JsonValue.Members(others);
    }
}
