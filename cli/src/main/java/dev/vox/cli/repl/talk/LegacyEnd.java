package dev.vox.cli.repl.talk;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.DuplexSession;

import java.time.Duration;
import java.util.Optional;

/// Finds the end of an utterance of a server that does not tell it: half a second without a frame. One thread at a time.
final class LegacyEnd {
    private static final long SILENCE = Duration.ofMillis(500).toNanos();

    private long frames;
    private long framesBefore;
    private long lastFrameAt;

    /// Looks at how many frames came up to now.
    ///
    /// @param speaking whether an utterance has begun, and is not held
    /// @return the length of the utterance that is over; empty of a server that tells the end itself
    Optional<Duration> look(DuplexSession session, boolean speaking) {
        return session.dialect()
                ? Optional.empty()
                : look(session.reception().frames(), session.now(), speaking);
    }

    private Optional<Duration> look(long framesNow, long now, boolean speaking) {
        if (framesNow != frames) {
            frames = framesNow;
            lastFrameAt = now;
            return Optional.empty();
        }
        if (!speaking || now - lastFrameAt < SILENCE) {
            return Optional.empty();
        }
        Duration audio = WireFormat.FRAME_DURATION.multipliedBy(frames - framesBefore);
        framesBefore = frames;
        return Optional.of(audio);
    }
}
