package dev.vox.json;

import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a document that this tool wrote once: whether it is one, of which version, and everything that is wrong with it at once.
public final class DocumentReader {
    private static final int MOST_SHOWN = 20;

    private final String source;
    private final String kind;
    private final int version;
    private final String hint;
    private final List<String> mistakes = new ArrayList<>();

    /// A reader of one document.
    ///
    /// @param source what the text is called in messages: a file
    /// @param kind of document, as a phrase: `report of a validation`
    /// @param version that is read: its `schemaVersion`
    /// @param hint which documents are meant, a phrase
    public DocumentReader(String source, String kind, int version, String hint) {
        this.source = source;
        this.kind = kind;
        this.version = version;
        this.hint = hint;
    }

    /// The root of a text. Mistakes below it are noted; [#requireNoMistakes()] tells them.
    ///
    /// @throws InvalidConfiguration when it is no JSON, no such document, or one of another version
    public JsonNode root(String text) {
        JsonValue root = parsed(text);
        Optional<Long> found = root.whole("schemaVersion");
        if (found.isEmpty()) {
            throw new InvalidConfiguration(
                    "[%s] this is no %s: schemaVersion is missing".formatted(source, kind), hint);
        }
        if (found.get() != version) {
            throw new InvalidConfiguration(
                    "[%s] schemaVersion %d is unknown; this vox reads %d"
                            .formatted(source, found.get(), version));
        }
        return new JsonNode(root, "", mistakes);
    }

    private JsonValue parsed(String text) {
        try {
            return Json.parse(source, text);
        } catch (MalformedJson e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()), hint, e);
        }
    }

    /// Tells what was noted.
    ///
    /// @throws InvalidConfiguration if anything was, with the first twenty of it
    public void requireNoMistakes() {
        if (mistakes.size() == 1) {
            throw new InvalidConfiguration("[%s] %s".formatted(source, mistakes.getFirst()));
        }
        if (!mistakes.isEmpty()) {
            List<String> shown = mistakes.subList(0, Math.min(MOST_SHOWN, mistakes.size()));
            throw new InvalidConfiguration(
                    "[%s] this has %d mistakes\n%s"
                            .formatted(source, mistakes.size(), String.join("\n", shown)));
        }
    }
}
