package dev.vox.runtime.asr;

/// What was said.
///
/// @param text as the recogniser writes it, stripped; blank when nothing was understood
/// @param last whether the text is complete
public record Transcript(String text, boolean last) {
    public Transcript {
        text = text.strip();
    }
}
