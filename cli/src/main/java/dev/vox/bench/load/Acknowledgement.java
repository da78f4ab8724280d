package dev.vox.bench.load;

import dev.vox.voice.Command;

import java.time.Duration;

/// A command that was taken.
///
/// @param sentAt the moment just before it was written, in ns of the ticker
/// @param receivedAt when its acknowledgement came, likewise
public record Acknowledgement(Command command, long sentAt, long receivedAt) {
    /// From the one to the other.
    public Duration roundTrip() {
        return Duration.ofNanos(receivedAt - sentAt);
    }
}
