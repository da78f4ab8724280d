package dev.vox.runtime.asr;

import java.time.Duration;

/// What was said.
///
/// @param text as the recogniser writes it, stripped; blank when nothing was understood
/// @param last whether the text is complete
/// @param unheard how much of the end of the utterance was dropped, because it was longer than the longest
public record Transcript(String text, boolean last, Duration unheard) {
    public Transcript {
        text = text.strip();
    }

    /// A transcript of all that was said.
    public Transcript(String text, boolean last) {
        this(text, last, Duration.ZERO);
    }
}
