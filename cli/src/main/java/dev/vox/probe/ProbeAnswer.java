package dev.vox.probe;

import java.time.Duration;

/// What came of a probe.
///
/// @param ok whether the service is there and says that it is well
/// @param sentence what it said, or why there is no answer: `PONG`, `connection refused`
/// @param elapsed from asking to knowing
/// @param body what an HTTP server answered where it is JSON, or a refusal; else empty
public record ProbeAnswer(boolean ok, String sentence, Duration elapsed, String body) {
    /// An answer that is no page.
    public ProbeAnswer(boolean ok, String sentence, Duration elapsed) {
        this(ok, sentence, elapsed, "");
    }
}
