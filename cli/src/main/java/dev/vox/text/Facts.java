package dev.vox.text;

import java.util.ArrayList;
import java.util.List;

/// Keys and their values, the values aligned.
///
/// @param indent blanks before each key
public record Facts(List<Fact> facts, int indent) implements Block {
    public Facts {
        facts = List.copyOf(facts);
    }

    /// One key and its value.
    public record Fact(String key, Line value) {}

    /// No facts yet; add them with [#and(String, String)].
    public static Facts none() {
        return new Facts(List.of(), 0);
    }

    /// These facts and one more.
    public Facts and(String key, String value) {
        return and(key, Line.of(value));
    }

    /// These facts and one more, its value styled.
    public Facts and(String key, Line value) {
        List<Fact> longer = new ArrayList<>(facts);
        longer.add(new Fact(key, value));
        return new Facts(longer, indent);
    }
}
