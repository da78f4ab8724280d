package dev.vox.env;

import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings in effect: layers merged, every value typed and with its source.
///
/// A variable that is set to the empty text counts as unset, since container files pass unset variables on like that.
public final class Environment {
    /// By the variable of the row: a row's own hash is made at run time, which a short command has no time for.
    private final Map<String, Value<?>> values;

    private Environment(Map<String, Value<?>> values) {
        this.values = Map.copyOf(values);
    }

    /// Reads the whole table.
    ///
    /// @throws InvalidConfiguration naming every mistake, one a line
    public static Environment of(Variables variables) {
        return of(variables, Settings.all());
    }

    /// Reads some rows of the table, so that a command does not fail by a setting that it never reads.
    ///
    /// @throws InvalidConfiguration naming every mistake, one a line
    public static Environment of(Variables variables, List<? extends Setting<?>> table) {
        Map<String, Value<?>> values = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (Setting<?> setting : table) {
            Value<?> value = read(setting, variables, mistakes);
            if (value != null) {
                values.put(setting.variable(), value);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", mistakes));
        }
        return new Environment(values);
    }

    /// The value of a setting that has a default.
    ///
    /// @throws IllegalStateException when it is unset and has none: ask with [#find]
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .map(Value::value)
                .orElseThrow(() -> new IllegalStateException(setting.variable() + " has no value"));
    }

    /// The value of a setting with its source; empty when it is unset and has no default.
    @SuppressWarnings("unchecked") // a row is only ever entered with a value of its own type
    public <T> Optional<Value<T>> find(Setting<T> setting) {
        return Optional.ofNullable((Value<T>) values.get(setting.variable()));
    }

    /// Whether somebody set it, rather than the table's default being in effect.
    public boolean isSet(Setting<?> setting) {
        Value<?> value = values.get(setting.variable());
        return value != null && !(value.origin() instanceof Origin.BuiltIn);
    }

    private static <T> @Nullable Value<T> read(
            Setting<T> setting, Variables variables, List<String> mistakes) {
        Variable found = variables.find(setting).orElse(null);
        if (found == null) {
            return setting.fallback() == null
                    ? null
                    : new Value<>(
                            setting, setting.fallback(), setting.variable(), new Origin.BuiltIn());
        }
        try {
            T value = setting.type().parser().apply(found.text());
            return new Value<>(setting, value, found.name(), found.origin());
        } catch (IllegalArgumentException e) {
            mistakes.add(
                    "["
                            + found.origin().label()
                            + "] "
                            + found.name()
                            + "="
                            + found.masked()
                            + ": "
                            + e.getMessage());
            return null;
        }
    }
}
