package dev.vox.bench.workload;

import dev.vox.voice.scenario.Quantities;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.Optional;

/// Lengths of time in the files of scenarios: `350ms`, `1.5s`, `90m`.
final class Spans {
    private Spans() {}

    /// From one length to another.
    record Range(Duration least, Duration most) {
        /// As files write it.
        String shown() {
            return Quantities.shown(least) + ".." + Quantities.shown(most);
        }
    }

    /// The length under a key, or the usual one; a mistake is noted.
    static Duration read(
            YamlReader file, String key, Duration usual, Duration least, Duration most) {
        Optional<String> text = file.text(key);
        if (text.isEmpty()) {
            return usual;
        }
        Optional<Duration> length = Quantities.length(text.get());
        if (length.isEmpty()
                || length.get().compareTo(least) < 0
                || length.get().compareTo(most) > 0) {
            file.mistake(
                    key,
                    "must be a length of time from %s to %s such as %s, not '%s'"
                            .formatted(
                                    Quantities.shown(least),
                                    Quantities.shown(most),
                                    Quantities.shown(usual),
                                    text.get()));
            return usual;
        }
        return length.get();
    }

    /// The range under a key, `300ms..2s`, or the usual one; a mistake is noted.
    static Range range(YamlReader file, String key, Range usual) {
        Optional<String> text = file.text(key);
        if (text.isEmpty()) {
            return usual;
        }
        String[] ends = text.get().split("\\.\\.", 2);
        Optional<Duration> least = Quantities.length(ends[0]);
        Optional<Duration> most = Quantities.length(ends[ends.length - 1]);
        if (least.isEmpty() || most.isEmpty() || most.get().compareTo(least.get()) < 0) {
            file.mistake(
                    key,
                    "must be a length of time such as 350ms, or a range such as %s, not '%s'"
                            .formatted(usual.shown(), text.get()));
            return usual;
        }
        return new Range(least.get(), most.get());
    }
}
