package dev.vox.bench.target;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.process.Completed;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What a vox that failed said of it.
///
/// @param exit its exit code
/// @param sentence its error, without the word before it
/// @param hint null when it gave none
record Said(int exit, String sentence, @Nullable String hint) {
    private static final int USAGE = 2;
    private static final int CONFIGURATION = 3;
    private static final int PREREQUISITE = 4;

    static Said of(Completed run) {
        String error =
                line(run, "error: ")
                        .or(() -> last(run))
                        .orElse("ended with code " + run.exit() + " and said nothing");
        return new Said(run.exit(), error, line(run, "hint: ").orElse(null));
    }

    private static Optional<String> line(Completed run, String word) {
        return run.err()
                .lines()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .findFirst();
    }

    private static Optional<String> last(Completed run) {
        return run.err().lines().filter(line -> !line.isBlank()).reduce((one, next) -> next);
    }

    /// Whether a port was taken by somebody else meanwhile.
    boolean portTaken() {
        return exit == PREREQUISITE && sentence.contains("port") && sentence.contains("taken");
    }

    /// The same failure here.
    VoxException failure(String target) {
        String message = "[%s] it does not start: %s".formatted(target, sentence);
        return switch (exit) {
            case USAGE, CONFIGURATION -> new InvalidConfiguration(message, hint);
            case PREREQUISITE -> new MissingPrerequisite(message, hint);
            default -> new OperationFailed(message, hint);
        };
    }
}
