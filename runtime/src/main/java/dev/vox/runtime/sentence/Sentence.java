package dev.vox.runtime.sentence;

/// A piece of a long text that is spoken as one utterance.
///
/// @param text what is spoken: one line, blanks collapsed, never blank
/// @param offset where it begins in the source, in UTF-16 code units from 0
/// @param length how much of the source it covers from there, in UTF-16 code units
public record Sentence(String text, long offset, int length) {
    public Sentence {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a sentence has text");
        }
    }

    /// The sentence for people: at most `limit` characters, cut at the end with an ellipsis.
    public String excerpt(int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }
}
