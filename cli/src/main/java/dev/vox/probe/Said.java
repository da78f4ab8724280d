package dev.vox.probe;

/// What a service said.
///
/// @param ok whether it says that it is well
/// @param sentence its words, or what is wrong with them
record Said(boolean ok, String sentence) {
    static Said yes(String sentence) {
        return new Said(true, sentence);
    }

    static Said no(String sentence) {
        return new Said(false, sentence);
    }
}
