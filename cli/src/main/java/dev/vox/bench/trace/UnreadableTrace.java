package dev.vox.bench.trace;

/// Something in a trace is not as it has to be. The message says what and where; the reader puts the file before it.
final class UnreadableTrace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTrace(String problem) {
        super(problem);
    }
}
