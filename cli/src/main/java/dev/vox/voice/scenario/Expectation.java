package dev.vox.voice.scenario;

import java.time.Duration;

/// What must come of a turn.
public sealed interface Expectation {
    /// As reports say it.
    String label();

    /// An event must come, or must not.
    ///
    /// @param within of the turn's first or last sound, as the kind of event has it
    /// @param absent whether it must not come in that time
    record Heard(EventPattern event, Duration within, boolean absent) implements Expectation {
        @Override
        public String label() {
            return "%s%s within %s"
                    .formatted(absent ? "no " : "", event.label(), Quantities.shown(within));
        }
    }

    /// The ear must hear nothing any more.
    ///
    /// @param within of the turn's first sound or of its command; silence then lasts for 300 ms
    record EarSilent(Duration within) implements Expectation {
        /// How long the silence must last.
        public static final Duration HOLD = Duration.ofMillis(300);

        @Override
        public String label() {
            return "silence at the ear within " + Quantities.shown(within);
        }
    }
}
