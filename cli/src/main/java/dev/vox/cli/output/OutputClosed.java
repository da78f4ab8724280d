package dev.vox.cli.output;

/// Nobody reads stdout any more, as with `vox logs -f | head`: no failure, but no reason to go on either.
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosed(Throwable cause) {
        super("stdout is closed", cause);
    }
}
