package dev.vox.contract.model;

import dev.vox.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A way to a member of an object, for reading and for writing: `$`, `$.error.code`.
///
/// @param names of members, from the root; none for the root itself
public record MemberPath(List<String> names) {
    /// The whole.
    public static final MemberPath ROOT = new MemberPath(List.of());

    private static final Pattern FORM = Pattern.compile("\\$(\\.[^.\\[\\]\\s$]+)*");

    public MemberPath {
        names = List.copyOf(names);
    }

    /// Reads a path as it is written.
    ///
    /// @return empty when it is none
    public static Optional<MemberPath> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                text.equals("$")
                        ? ROOT
                        : new MemberPath(List.of(text.substring(2).split("\\.", -1))));
    }

    /// What is there; absent when there is nothing or `null`.
    public Optional<JsonValue> in(JsonValue root) {
        Optional<JsonValue> found = Optional.of(root);
        for (String name : names) {
            found = found.flatMap(value -> value.get(name));
        }
        return found.filter(value -> !(value instanceof JsonValue.Nothing));
    }

    /// Whether there is something, were it `null`.
    public boolean exists(JsonValue root) {
        JsonValue found = root;
        for (String name : names) {
            if (!(found instanceof JsonValue.Members members)
                    || !members.values().containsKey(name)) {
                return false;
            }
            found = members.values().get(name);
        }
        return true;
    }

    /// The object with a value there. At the root, and where an object is already, members are added to those that are.
    public JsonValue.Members put(JsonValue.Members root, JsonValue value) {
        return put(root, value, 0);
    }

    private JsonValue.Members put(JsonValue.Members into, JsonValue value, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>(into.values());
        if (depth == names.size()) {
            if (value instanceof JsonValue.Members added) {
                members.putAll(added.values());
            }
            return new JsonValue.Members(members);
        }
        String name = names.get(depth);
        JsonValue old = members.get(name);
        JsonValue.Members below =
                old instanceof JsonValue.Members there ? there : new JsonValue.Members(Map.of());
        boolean leaf = depth == names.size() - 1 && !(value instanceof JsonValue.Members);
        members.put(name, leaf ? value : put(below, value, depth + 1));
        return new JsonValue.Members(members);
    }

    /// As it is written.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(names);
        parts.addFirst("$");
        return String.join(".", parts);
    }
}
