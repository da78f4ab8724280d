package dev.vox.runtime.tts.espeak;

/// The phonemes of a clause.
///
/// @param phonemes in the International Phonetic Alphabet, with stress marks and blanks between words; never blank
/// @param punctuation the sign that ends it: one of `. , : ; ! ?`; empty when it ends otherwise, as at a dash
public record Clause(String phonemes, String punctuation) {}
