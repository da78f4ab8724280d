package dev.vox.env;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What recognises speech in agent mode.
public enum RecognizerKind {
    /// CMU Sphinx, in this process, with its own English.
    SPHINX,
    /// A service with the API of OpenAI's transcriptions.
    OPENAI,
    /// Whisper, in this process, by a model's file.
    WHISPER;

    /// As a variable or a file writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Every word.
    public static List<String> words() {
        return Arrays.stream(values()).map(RecognizerKind::word).toList();
    }
}
