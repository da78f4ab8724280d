package dev.vox.runtime.dialogue.openai;

/// A secret that says itself to the API alone.
public final class ApiKey {
    private static final String MASK = "***";

    private final String text;

    /// @throws IllegalArgumentException when it cannot stand in a header; the message does not hold it
    public ApiKey(String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException(
                    "a key is printable ASCII without blanks, and not empty");
        }
        this.text = text;
    }

    /// The value of the header `Authorization`.
    String authorization() {
        return "Bearer " + text;
    }

    /// The text without the key, should it hold it.
    String maskIn(String other) {
        return other.replace(text, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
