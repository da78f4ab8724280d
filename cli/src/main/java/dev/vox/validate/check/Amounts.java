package dev.vox.validate.check;

import dev.vox.voice.scenario.Quantities;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.Optional;

/// Amounts under keys of a check.
final class Amounts {
    private Amounts() {}

    /// A length of time: `100ms`, `2s`.
    static Duration length(YamlReader with, String key, Duration otherwise) {
        Optional<String> text = with.text(key);
        Optional<Duration> length = text.flatMap(Quantities::length);
        if (text.isPresent() && length.isEmpty()) {
            with.mistake(
                    key,
                    "must be a length of time such as 100ms or 2s, not '%s'".formatted(text.get()));
        }
        return length.orElse(otherwise);
    }
}
