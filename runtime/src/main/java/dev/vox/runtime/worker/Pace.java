package dev.vox.runtime.worker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How fast the frames of a session are sent: its option `pace`.
enum Pace {
    /// As fast as the reader takes them.
    FAST,
    /// At most 200 ms ahead of real time.
    REALTIME;

    static Optional<Pace> parse(String text) {
        return Arrays.stream(values()).filter(pace -> pace.word().equals(text)).findFirst();
    }

    /// The values that `pace` may have, for a message.
    static String words() {
        return Arrays.stream(values()).map(Pace::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
