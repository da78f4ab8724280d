package dev.vox.env;

/// A variable cannot be expanded.
final class ExpansionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ExpansionMistake mistake;

    ExpansionFailure(ExpansionMistake mistake) {
        super(mistake.message());
        this.mistake = mistake;
    }

    ExpansionMistake mistake() {
        return mistake;
    }
}
