package dev.vox.env.dotenv;

import dev.vox.text.Quoted;

import java.util.Optional;

/// What a variable may be called, as Compose has it.
public final class Keys {
    private Keys() {}

    /// What is wrong with a name; empty when nothing is.
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("a variable needs a name");
        }
        return name.codePoints()
                .filter(c -> !isKeyCharacter(c) || Character.isWhitespace(c))
                .mapToObj(Character::toString)
                .map(c -> c.isBlank() ? "a name cannot contain a blank" : unexpected(c, name))
                .findFirst();
    }

    private static String unexpected(String character, String name) {
        return "unexpected character %s in variable name %s"
                .formatted(Quoted.text(character), Quoted.text(name));
    }

    /// Whether a character may stand in what a file has before its `=`, the blanks around the name included.
    static boolean isKeyCharacter(int c) {
        return switch (c) {
            case '_', '.', '-', '[', ']' -> true;
            default ->
                    Character.isLetter(c)
                            || isNumber(c)
                            || (c <= Character.MAX_VALUE && Blanks.isBlank((char) c));
        };
    }

    private static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }
}
