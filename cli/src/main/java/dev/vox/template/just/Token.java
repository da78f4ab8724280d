package dev.vox.template.just;

/// A word of a justfile outside the bodies of recipes.
///
/// @param text as it is written
/// @param start where it begins in the file's text
/// @param line where it begins, from 1
record Token(Kind kind, String text, int start, int line) {
    enum Kind {
        NAME,
        STRING,
        BACKTICK,
        SYMBOL
    }

    int end() {
        return start + text.length();
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }
}
