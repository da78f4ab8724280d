package dev.vox.env;

/// A variable cannot be expanded: a circle, a required variable that is missing, a template that cannot be read.
final class ExpansionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ExpansionFailure(String message) {
        super(message);
    }
}
