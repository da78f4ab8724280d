package dev.vox.env;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One row of the settings table.
///
/// @param key its name in files and help: `worker.grpc-port`
/// @param variable the environment variable that sets it
/// @param olderVariables read when `variable` is unset, in this order
/// @param type what it accepts
/// @param fallback the default; null when being unset means something
/// @param sentence what it does, one sentence
/// @param secret whether its value is masked wherever it is shown
public record Setting<T>(
        String key,
        String variable,
        List<String> olderVariables,
        SettingType<T> type,
        @Nullable T fallback,
        String sentence,
        boolean secret) {
    public Setting {
        olderVariables = List.copyOf(olderVariables);
    }

    /// Every variable that sets it, the current name before the older ones.
    public List<String> variables() {
        return Stream.concat(Stream.of(variable), olderVariables.stream()).toList();
    }

    /// The default as a variable would write it.
    public Optional<String> fallbackText() {
        return Optional.ofNullable(fallback).map(type.printer());
    }

    static <T> Setting<T> of(
            String key,
            String variable,
            SettingType<T> type,
            @Nullable T fallback,
            String sentence) {
        return new Setting<>(key, variable, List.of(), type, fallback, sentence, false);
    }

    Setting<T> alsoRead(String... variables) {
        return new Setting<>(key, variable, List.of(variables), type, fallback, sentence, secret);
    }

    Setting<T> asSecret() {
        return new Setting<>(key, variable, olderVariables, type, fallback, sentence, true);
    }
}
