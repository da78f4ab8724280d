package dev.vox.contract.call;

import dev.vox.contract.model.NameStyle;
import dev.vox.contract.model.Naming;
import dev.vox.json.JsonValue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Maps names between a caller and a worker.
///
/// A name that is not of the style it comes from is data, such as a key of a map, and stays as it is.
public final class Names {
    private final Naming naming;
    private final Map<String, String> backwards = new HashMap<>();

    /// Names by a contract's rules.
    public Names(Naming naming) {
        this.naming = naming;
        naming.exceptions().forEach((mine, theirs) -> backwards.put(theirs, mine));
    }

    /// An operation's name on the wire.
    public String operation(String name) {
        String exception = naming.exceptions().get(name);
        return exception == null ? naming.operations().of(name) : exception;
    }

    /// A value with the worker's names.
    public JsonValue toWorker(JsonValue value) {
        return mapped(value, naming.exceptions(), naming.caller(), naming.worker());
    }

    /// A value with the caller's names.
    public JsonValue toCaller(JsonValue value) {
        return mapped(value, backwards, naming.worker(), naming.caller());
    }

    private static JsonValue mapped(
            JsonValue value, Map<String, String> exceptions, NameStyle from, NameStyle to) {
        return switch (value) {
            case JsonValue.Members(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> mapped = new LinkedHashMap<>();
                members.forEach((name, member) ->
                        mapped.put(
                                name(name, exceptions, from, to),
                                mapped(member, exceptions, from, to)));
                yield new JsonValue.Members(mapped);
            }
            case JsonValue.Items items ->
                    new JsonValue.Items(
                            items.values().stream()
                                    .map(item -> mapped(item, exceptions, from, to))
                                    .toList());
            case JsonValue.Text _, JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ ->
                    value;
        };
    }

    private static String name(
            String name, Map<String, String> exceptions, NameStyle from, NameStyle to) {
        String exception = exceptions.get(name);
        if (exception != null) {
            return exception;
        }
        return from.fits(name) ? to.of(name) : name;
    }
}
