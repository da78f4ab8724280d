package dev.vox.process;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Ends a program when this process is gone, however that came: by `kill -9`, too.
///
/// A shell waits at a pipe whose other end only this process has. The system closes it with the process, and the shell then kills
/// the program. It leads a session of its own, which no signal for this process's group reaches. Other ways hold less: a program
/// need not read its standard input, and `PR_SET_PDEATHSIG` of Linux (prctl(2)) is sent when the *thread* that started the
/// program ends.
final class Guard implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");

    /// `read` fails when the pipe was closed without a line.
    private static final String SCRIPT = "read -r _ || kill -s KILL -- \"$0\" 2>/dev/null";

    private static final byte[] DONE = "done\n".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable Process shell;

    private Guard(@Nullable Process shell) {
        this.shell = shell;
    }

    /// Guards a program; where the system has no shell nobody does.
    ///
    /// @param leader whether it leads a session, of which all is killed
    static Guard over(long pid, boolean leader) {
        if (!Files.isExecutable(SHELL)) {
            return new Guard(null);
        }
        List<String> line = new ArrayList<>(List.of(SHELL.toString(), "-c", SCRIPT));
        line.add(leader ? "-" + pid : Long.toString(pid));
        if (leader) {
            line.addFirst("setsid");
        }
        try {
            return new Guard(
                    new ProcessBuilder(line)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            return new Guard(null);
        }
    }

    /// The program has ended: nobody is to be killed any more.
    @Override
    public void close() {
        if (shell == null) {
            return;
        }
        try (var pipe = shell.getOutputStream()) {
            pipe.write(DONE);
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }
}
