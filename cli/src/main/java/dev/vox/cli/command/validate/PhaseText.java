package dev.vox.cli.command.validate;

import dev.vox.json.Json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The text of a phase file. Texts in it are quoted as JSON quotes them, which YAML reads the same.
final class PhaseText {
    private final StringBuilder text = new StringBuilder();
    private int checks;

    PhaseText(int phase, String title) {
        text.append("phase: ").append(phase).append('\n');
        text.append("title: ").append(quoted(title)).append('\n');
        text.append("checks:\n");
    }

    /// Adds a check.
    ///
    /// @param with its parameters, texts, numbers, flags and mappings of them
    PhaseText check(
            String id, String title, String kind, Map<String, Object> with, List<String> needs) {
        checks++;
        text.append("  - id: ").append(id).append('\n');
        text.append("    title: ").append(quoted(title)).append('\n');
        text.append("    kind: ").append(kind).append('\n');
        text.append("    with: ")
                .append(Json.compactText(new LinkedHashMap<>(with)).strip())
                .append('\n');
        if (!needs.isEmpty()) {
            text.append("    needs: [").append(String.join(", ", needs)).append("]\n");
        }
        return this;
    }

    int checks() {
        return checks;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String quoted(String text) {
        return Json.compactText(text).strip();
    }
}
