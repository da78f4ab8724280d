package dev.vox.contract.transport;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Names;
import dev.vox.contract.call.Outgoing;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.MemberPath;
import dev.vox.contract.model.Operation;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where calls over HTTP go: an operation's method and path, else a POST to `/` and its name on the wire.
///
/// Arguments that a path names are in the path alone. What is left goes into the body, or, where the method has none, behind
/// the path.
final class HttpRoutes {
    private static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");

    private final Contract contract;
    private final Names names;
    private final String base;

    HttpRoutes(Contract contract, URI base) {
        this.contract = contract;
        this.names = new Names(contract.naming());
        this.base = base.toString().replaceFirst("/+$", "");
    }

    /// A request of HTTP.
    ///
    /// @param bodiless whether the method has no body
    record Route(String method, URI address, Bytes body, boolean bodiless) {}

    /// Where a call goes.
    Route of(Request request, Outgoing outgoing) {
        Operation.@Nullable HttpCall http =
                contract.operation(request.operation()).map(Operation::http).orElse(null);
        if (http == null) {
            return new Route("POST", at("/" + outgoing.operation()), outgoing.line(), false);
        }
        Map<String, JsonValue> left = new LinkedHashMap<>(outgoing.arguments().values());
        String path = filled(http.path(), request, left);
        boolean bodiless = http.method().equals("GET") || http.method().equals("DELETE");
        return bodiless
                ? new Route(http.method(), at(path + query(path, left)), Bytes.NONE, true)
                : new Route(http.method(), at(path), body(outgoing, left), false);
    }

    /// Where the contract's first operation goes.
    URI first() {
        Operation first = contract.operations().getFirst();
        Operation.HttpCall http = first.http();
        return at(
                http == null
                        ? "/" + names.operation(first.name())
                        : http.path().replaceAll("[{}]", ""));
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private String filled(String path, Request request, Map<String, JsonValue> left) {
        Matcher named = NAMED.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (named.find()) {
            JsonValue value = request.arguments().values().get(named.group(1));
            JsonValue.Members alone =
                    new JsonValue.Members(Map.of(named.group(1), new JsonValue.Nothing()));
            if (names.toWorker(alone) instanceof JsonValue.Members(Map<String, JsonValue> wire)) {
                left.keySet().removeAll(wire.keySet());
            }
            named.appendReplacement(
                    filled, Matcher.quoteReplacement(value == null ? "" : encoded(value)));
        }
        return named.appendTail(filled).toString();
    }

    private static String query(String path, Map<String, JsonValue> left) {
        StringJoiner query = new StringJoiner("&", path.contains("?") ? "&" : "?", "");
        query.setEmptyValue("");
        left.forEach((name, value) ->
                query.add(encoded(new JsonValue.Text(name)) + "=" + encoded(value)));
        return query.toString();
    }

    private static String encoded(JsonValue value) {
        String text =
                value instanceof JsonValue.Text(String plain)
                        ? plain
                        : Json.compact(value).stripTrailing();
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The message, without the arguments that the path has.
    private Bytes body(Outgoing outgoing, Map<String, JsonValue> left) {
        if (left.size() == outgoing.arguments().values().size()) {
            return outgoing.line();
        }
        MemberPath place = contract.envelope().request().arguments();
        JsonValue.Members message = outgoing.message();
        JsonValue.Members rest = new JsonValue.Members(left);
        JsonValue.Members without =
                place.names().isEmpty()
                        ? without(message, outgoing.arguments(), left)
                        : place.names().size() == 1
                                ? without(message, place.names().getFirst())
                                : message;
        return Bytes.of(Json.compact(place.put(without, rest)).stripTrailing());
    }

    private static JsonValue.Members without(
            JsonValue.Members message, JsonValue.Members arguments, Map<String, JsonValue> left) {
        Map<String, JsonValue> members = new LinkedHashMap<>(message.values());
        arguments.values().keySet().stream()
                .filter(name -> !left.containsKey(name))
                .forEach(members::remove);
        return new JsonValue.Members(members);
    }

    private static JsonValue.Members without(JsonValue.Members message, String name) {
        Map<String, JsonValue> members = new LinkedHashMap<>(message.values());
        members.remove(name);
        return new JsonValue.Members(members);
    }
}
