package dev.vox.runtime.orchestrator.settings;

import java.time.Duration;

/// Checks of values against their ranges; each message names the setting, its value and its range.
final class Ranges {
    private Ranges() {}

    static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", must be " + least + "–" + most);
        }
    }

    static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", must be at least " + least);
        }
    }

    static void seconds(String name, Duration value, long least, long most) {
        if (value.compareTo(Duration.ofSeconds(least)) < 0
                || value.compareTo(Duration.ofSeconds(most)) > 0) {
            throw new IllegalArgumentException(
                    name
                            + " is "
                            + value.toMillis() / 1000.0
                            + " s, must be "
                            + least
                            + "–"
                            + most
                            + " s");
        }
    }

    static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " is " + value + ", must be more than 0");
        }
    }

    /// A port of the given name; 0 lets the system choose one.
    static void port(String name, int port) {
        if (port != 0) {
            check(name, port, 1024, 65_535);
        }
    }
}
