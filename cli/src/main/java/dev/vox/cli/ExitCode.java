package dev.vox.cli;

import java.util.List;

/// What the process tells its caller.
public final class ExitCode {
    /// Done, or nothing to show.
    public static final int OK = 0;

    /// The question was answered no.
    public static final int NEGATIVE = 1;

    /// A bad flag or argument.
    public static final int USAGE = 2;

    /// A setting, profile or file is wrong.
    public static final int CONFIGURATION = 3;

    /// Something that vox needs is missing.
    public static final int PREREQUISITE = 4;

    /// It was tried and failed.
    public static final int OPERATION = 5;

    /// A fault of vox itself.
    public static final int BUG = 70;

    /// Ctrl-C.
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /// A code with what it means to the caller.
    public record Meaning(int code, String name, String sentence) {}

    /// Every code there is, ascending.
    public static List<Meaning> all() {
        return List.of(
                new Meaning(OK, "OK", "done, or nothing to show"),
                new Meaning(
                        NEGATIVE,
                        "NEGATIVE",
                        "the question was answered no: checks failed, unhealthy, threshold missed"),
                new Meaning(USAGE, "USAGE", "a flag or argument is wrong"),
                new Meaning(CONFIGURATION, "CONFIGURATION", "a setting, profile or file is wrong"),
                new Meaning(
                        PREREQUISITE,
                        "PREREQUISITE",
                        "Docker, a port, a voice or a program is missing"),
                new Meaning(OPERATION, "OPERATION", "it was tried and failed"),
                new Meaning(
                        BUG,
                        "BUG",
                        "a fault of vox itself; the message says where the report lies"),
                new Meaning(INTERRUPTED, "INTERRUPTED", "Ctrl-C; everything was cleaned up"));
    }
}
