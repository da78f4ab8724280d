package dev.vox.cli.repl.talk;

import dev.vox.voice.Ear;

import java.util.OptionalLong;

/// What the user's ear heard, by moments in nanoseconds of the session's clock.
interface Hearing {
    /// The first audible sample at or after a moment; empty when none was played yet.
    OptionalLong firstAudible(long from);

    /// The last audible sample before a moment; empty when all was silent.
    OptionalLong lastAudible(long before);

    /// That of a session.
    static Hearing of(Ear ear) {
        return new Hearing() {
            @Override
            public OptionalLong firstAudible(long from) {
                return ear.firstAudible(from);
            }

            @Override
            public OptionalLong lastAudible(long before) {
                return ear.lastAudible(before);
            }
        };
    }
}
