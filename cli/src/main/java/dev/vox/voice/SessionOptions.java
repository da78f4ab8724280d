package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How a session is opened.
///
/// @param address where the orchestrator listens: `ws://localhost:8080`
/// @param connectTimeout for the connection and the server's greeting together
/// @param voiceOrNull the voice to speak with; null for the stack's own
/// @param pace how fast audio is to come; a legacy session comes in real time whatever is asked
/// @param legacy speak as clients of old do: JSON alone, no greeting, no choice of voice or pace
public record SessionOptions(
        URI address,
        Duration connectTimeout,
        @Nullable String voiceOrNull,
        Pace pace,
        boolean legacy) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    public SessionOptions {
        if (legacy && voiceOrNull != null) {
            throw new IllegalArgumentException("a legacy session cannot choose its voice");
        }
    }

    /// A session in real time with the stack's own voice.
    public static SessionOptions of(URI address) {
        return new SessionOptions(address, CONNECT_TIMEOUT, null, Pace.REALTIME, false);
    }

    /// The same with another voice.
    public SessionOptions withVoice(@Nullable String voice) {
        return new SessionOptions(address, connectTimeout, voice, pace, legacy);
    }

    /// The same at another pace.
    public SessionOptions withPace(Pace other) {
        return new SessionOptions(address, connectTimeout, voiceOrNull, other, legacy);
    }

    /// The same as a client of old.
    public SessionOptions asLegacy() {
        return new SessionOptions(address, connectTimeout, null, Pace.REALTIME, true);
    }

    /// Where, as messages say it.
    String shown() {
        return ShownAddress.of(address);
    }

    /// The voice to speak with; empty for the stack's own.
    public Optional<String> voice() {
        return Optional.ofNullable(voiceOrNull);
    }
}
