package dev.vox.contract.worker;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// What can be wrong with the sample worker.
public enum Defect {
    NONE,
    /// Of two requests in flight the later is answered first.
    OUT_OF_ORDER,
    /// Every call prints a line on standard output.
    PRINTS_TO_STDOUT,
    /// Answers bear no id.
    DROPS_ID,
    /// A child's standard error is never read, so that a child that says much is waited for for ever.
    NEVER_DRAINS,
    /// Every call writes 256 KiB on standard error.
    FLOODS_STDERR,
    /// `describeDevice` is never answered.
    HANGS,
    /// `describeDevice` ends the worker.
    EXITS,
    /// Numbers come as texts.
    WRONG_TYPES,
    /// Every device is described as the first.
    CONSTANT_ANSWERS,
    /// `reserveMemory` says that it did, and did not.
    STATE_UNCHANGED,
    /// Every error has the code `ERROR`.
    WRONG_ERROR_CODE,
    /// `describeDevice` takes 900 ms.
    SLOW_900MS,
    /// `describeDevice` takes 150 ms.
    SLOW_150MS;

    /// As the command line has it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Defect named(String word) {
        return Arrays.stream(values())
                .filter(defect -> defect.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no defect " + word));
    }

    Duration delay() {
        return switch (this) {
            case SLOW_900MS -> Duration.ofMillis(900);
            case SLOW_150MS -> Duration.ofMillis(150);
            default -> Duration.ZERO;
        };
    }
}
