package dev.vox.contract.audit;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;

/// Values as findings show them.
final class Shown {
    private static final int LONGEST = 120;

    private Shown() {}

    /// On one line, cut to 120 characters.
    static String of(JsonValue value) {
        return cut(Json.compactText(value));
    }

    /// The first 120 characters.
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
