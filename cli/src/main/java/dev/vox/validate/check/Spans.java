package dev.vox.validate.check;

import dev.vox.voice.scenario.Quantities;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.Optional;

/// Reads lengths of time: `200ms`, `1.5s`, `2m`.
final class Spans {
    private static final Duration LONGEST = Duration.ofHours(1);

    private Spans() {}

    static Optional<Duration> read(YamlReader with, String key) {
        Optional<String> text = with.text(key);
        Optional<Duration> span =
                text.flatMap(Quantities::length)
                        .filter(Duration::isPositive)
                        .filter(length -> length.compareTo(LONGEST) <= 0);
        if (text.isPresent() && span.isEmpty()) {
            with.mistake(
                    key,
                    "must be a length of time such as 200ms or 10s, at most 60m, not '%s'"
                            .formatted(text.get()));
        }
        return span;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
