package dev.vox.bench.scenario;

/// A value of the command line that the scenario does not take.
public final class RefusedOverride extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    RefusedOverride(String problem, String hint) {
        super(problem);
        this.hint = hint;
    }

    /// What to do about it; empty when the problem says so.
    public String hint() {
        return hint;
    }
}
