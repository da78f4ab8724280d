package dev.vox.runtime.orchestrator.hearing;

import java.time.Duration;

/// How long the ear waits.
///
/// @param recognition for the words of a speech after its end
/// @param doubt for the words of a speech that is too short to be sure; the agent's audio is held meanwhile
/// @param missingFrames for the client's next frame while somebody speaks; then silence is heard instead
public record Patience(Duration recognition, Duration doubt, Duration missingFrames) {
    /// 15 s, 2 s, 200 ms.
    public static final Patience DEFAULTS =
            new Patience(Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofMillis(200));
}
