package dev.vox.template.just;

/// An item of a justfile that cannot be read; the parser notes it and goes on behind it. It carries no stack trace: a
/// file may hold very many.
final class MalformedItem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    MalformedItem(int line, String problem) {
        super(problem, null, false, false);
        this.line = line;
    }

    JustMistake mistake() {
        return new JustMistake(line, String.valueOf(getMessage()));
    }
}
