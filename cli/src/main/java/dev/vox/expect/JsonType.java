package dev.vox.expect;

import dev.vox.json.JsonValue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What `type` may ask for. JSON's own names and those of YAML's readers mean the same.
public enum JsonType {
    /// `text`, `string`.
    TEXT("text", "string"),
    /// `number`: any.
    NUMBER("number", "number"),
    /// `whole`, `integer`: a number without a fraction; 1.0 is one.
    WHOLE("whole", "integer"),
    /// `flag`, `boolean`.
    FLAG("flag", "boolean"),
    /// `list`, `array`.
    LIST("list", "array"),
    /// `object`.
    OBJECT("object", "object"),
    /// `null`.
    NOTHING("null", "null");

    private final String word;
    private final String jsonWord;

    JsonType(String word, String jsonWord) {
        this.word = word;
        this.jsonWord = jsonWord;
    }

    /// As messages write it.
    public String word() {
        return word;
    }

    /// The type that a word means.
    public static Optional<JsonType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word) || type.jsonWord.equals(word))
                .findFirst();
    }

    /// Every word that means one.
    public static List<String> words() {
        return Arrays.stream(values())
                .flatMap(type -> List.of(type.word, type.jsonWord).stream())
                .distinct()
                .toList();
    }

    /// Whether a value is of it.
    public boolean is(JsonValue value) {
        return switch (value) {
            case JsonValue.Text _ -> this == TEXT;
            case JsonValue.Figure figure -> this == NUMBER || (this == WHOLE && isWhole(figure));
            case JsonValue.Flag _ -> this == FLAG;
            case JsonValue.Items _ -> this == LIST;
            case JsonValue.Members _ -> this == OBJECT;
            case JsonValue.Nothing _ -> this == NOTHING;
        };
    }

    private static boolean isWhole(JsonValue.Figure figure) {
        BigDecimal value = figure.value();
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }
}
