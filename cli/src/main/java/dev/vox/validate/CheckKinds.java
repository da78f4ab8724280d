package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The kinds of checks that there are. Each is made when a phase file first uses it. Not thread-safe.
public final class CheckKinds {
    private final Map<String, Supplier<? extends CheckKind>> makers;
    private final Map<String, CheckKind> made = new HashMap<>();

    private CheckKinds(Map<String, Supplier<? extends CheckKind>> makers) {
        this.makers = makers;
    }

    /// Kinds that are made later.
    ///
    /// @param makers by the kind's name
    public static CheckKinds of(Map<String, Supplier<? extends CheckKind>> makers) {
        return new CheckKinds(new LinkedHashMap<>(makers));
    }

    /// Kinds that are there.
    public static CheckKinds of(CheckKind... kinds) {
        Map<String, Supplier<? extends CheckKind>> makers = new LinkedHashMap<>();
        for (CheckKind kind : kinds) {
            makers.put(kind.name(), () -> kind);
        }
        return of(makers);
    }

    /// Their names.
    public List<String> names() {
        return List.copyOf(makers.keySet());
    }

    /// The kind of a name; null when there is none.
    public @Nullable CheckKind find(String name) {
        CheckKind known = made.get(name);
        if (known != null) {
            return known;
        }
        Supplier<? extends CheckKind> maker = makers.get(name);
        if (maker == null) {
            return null;
        }
        CheckKind kind = maker.get();
        made.put(name, kind);
        return kind;
    }
}
