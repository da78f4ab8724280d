package dev.vox.cli.command.env;

import dev.vox.env.Origin;
import dev.vox.env.inspect.Explanation.Known;
import dev.vox.env.inspect.Explanation.Piece;
import dev.vox.env.inspect.Explanation.Pieces;
import dev.vox.env.inspect.Explanation.Reading;
import dev.vox.env.inspect.Explanation.Say;
import dev.vox.env.inspect.Explanation.Unknown;
import dev.vox.env.inspect.Explanation.User;
import dev.vox.env.inspect.Explanation.Word;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// An explanation for programs.
final class ExplainJson {
    private ExplainJson() {}

    static Map<String, @Nullable Object> of(Unknown unknown) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", unknown.name());
        root.put("known", false);
        root.put("nearest", unknown.nearest());
        return root;
    }

    static Map<String, @Nullable Object> of(Known known) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", known.name());
        root.put("known", true);
        root.put("value", known.value());
        root.put("secret", known.secret());
        root.put("origin", label(known.winner()));
        root.put("mistake", known.mistake());
        root.put("layers", known.layers().stream().map(ExplainJson::layer).toList());
        put(root, known.expansion());
        root.put("goesInto", known.users().stream().map(ExplainJson::user).toList());
        root.put("setting", setting(known.setting()));
        return root;
    }

    private static Map<String, @Nullable Object> layer(Say say) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("layer", say.layer());
        object.put("says", say.words().stream().map(ExplainJson::word).toList());
        return object;
    }

    private static Map<String, @Nullable Object> word(Word word) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("origin", word.origin().label());
        object.put("written", word.written());
        object.put("literal", word.literal());
        object.put("weight", word.weight());
        return object;
    }

    private static void put(Map<String, @Nullable Object> object, Pieces pieces) {
        object.put("expandedFrom", pieces.shown().stream().map(ExplainJson::piece).toList());
        object.put("leftOut", pieces.leftOut());
    }

    private static Map<String, @Nullable Object> piece(Piece piece) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", piece.name());
        object.put("written", piece.written());
        object.put("value", piece.value());
        object.put("origin", label(piece.origin()));
        put(object, piece.pieces());
        return object;
    }

    private static Map<String, @Nullable Object> user(User user) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", user.name());
        object.put("origin", user.origin().label());
        return object;
    }

    private static @Nullable Map<String, @Nullable Object> setting(@Nullable Reading reading) {
        if (reading == null) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("key", reading.setting().key());
        object.put("variable", reading.setting().variable());
        object.put("olderVariables", reading.setting().olderVariables());
        object.put("type", reading.setting().type().description());
        object.put("default", reading.setting().fallbackText());
        object.put("sentence", reading.setting().sentence());
        object.put("secret", reading.setting().secret());
        object.put("value", reading.value());
        object.put("readFrom", reading.variable());
        return object;
    }

    private static @Nullable String label(@Nullable Origin origin) {
        return origin == null ? null : origin.label();
    }
}
