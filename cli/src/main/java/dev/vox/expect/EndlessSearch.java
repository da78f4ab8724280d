package dev.vox.expect;

/// A pattern was given up on a text, because it tries too many ways.
public final class EndlessSearch extends Exception {
    private static final long serialVersionUID = 1;

    EndlessSearch(String pattern) {
        super("the pattern '%s' takes too long on this text".formatted(pattern));
    }
}
