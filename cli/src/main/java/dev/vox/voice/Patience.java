package dev.vox.voice;

import java.time.Duration;

/// How long a client waits for a server while it speaks.
///
/// @param firstFrame from the text to its first frame
/// @param silence between two messages of an utterance, when the server tells its end
/// @param legacyEnd without a message, after which a server of old counts as having ended its utterance
/// @param paused between two messages while the utterance is paused
record Patience(Duration firstFrame, Duration silence, Duration legacyEnd, Duration paused) {
    /// What the protocol says: half a second ends the utterance of a server of old, and a server lets a session idle for
    /// five minutes.
    static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5));
}
