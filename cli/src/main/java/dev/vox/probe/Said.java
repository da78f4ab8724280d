package dev.vox.probe;

/// What a service said.
///
/// @param ok whether it says that it is well
/// @param sentence its words, or what is wrong with them
/// @param body the page that it sent; else empty
record Said(boolean ok, String sentence, String body) {
    Said(boolean ok, String sentence) {
        this(ok, sentence, "");
    }

    static Said yes(String sentence) {
        return new Said(true, sentence);
    }

    static Said no(String sentence) {
        return new Said(false, sentence);
    }
}
