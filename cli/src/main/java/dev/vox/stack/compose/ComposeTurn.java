package dev.vox.stack.compose;

import dev.vox.process.Programs;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.FolderLock;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StartTurn;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The turn to change containers of a project. Whoever has it is the only one: a call of Compose that a killed vox left behind
/// is ended first.
///
/// The call that is under way is written down in `.vox/run/compose.call`: process id and start.
final class ComposeTurn {
    private static final String CALL = "compose.call";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ComposeTurn() {}

    /// Takes the turn, waiting for it at most until the deadline.
    static FolderLock take(RunFolder folder, Duration timeout, Progress progress) {
        FolderLock turn = StartTurn.take(folder, timeout, progress);
        try {
            endOrphan(folder, progress);
            return turn;
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    /// Writes down that a call goes on.
    static void begun(RunFolder folder, ProcessHandle call) {
        ProcessIdentity process = ProcessIdentity.of(call);
        folder.place(CALL, process.pid() + " " + process.start() + "\n");
    }

    /// Says that it is over.
    static void over(RunFolder folder) {
        folder.discard(CALL);
    }

    private static void endOrphan(RunFolder folder, Progress progress) {
        Optional<ProcessHandle> orphan =
                folder.text(CALL).flatMap(ComposeTurn::read).flatMap(ProcessIdentity::find);
        if (orphan.isPresent()) {
            progress.report(
                    new ProgressEvent.Started(
                            "compose",
                            "the call of a vox that was killed to end, pid " + orphan.get().pid(),
                            PATIENCE));
            Programs.end(orphan.get());
        }
        over(folder);
    }

    private static Optional<ProcessIdentity> read(String text) {
        String[] words = text.strip().split(" ", 2);
        try {
            return words.length == 2
                    ? Optional.of(
                            new ProcessIdentity(Long.parseLong(words[0]), Instant.parse(words[1])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
