package dev.vox.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Somebody at a terminal that is only made of streams: types keys, and sees what is shown.
final class Typist implements AutoCloseable {
    private static final long PATIENCE = 20_000_000_000L;

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Terminal terminal;

    /// @param type of the terminal, as `TERM` has it
    Typist(String type) throws IOException {
        PipedInputStream in = new PipedInputStream(keys, 1 << 16);
        terminal =
                type.equals(Terminal.TYPE_DUMB)
                        ? new DumbTerminal("test", type, in, screen, StandardCharsets.UTF_8)
                        : new ExternalTerminal("test", type, in, screen, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 30));
    }

    Terminal terminal() {
        return terminal;
    }

    void types(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /// Presses Ctrl-C: a dumb terminal leaves it to the system, which sends a signal.
    void interrupts() throws IOException {
        if (terminal instanceof DumbTerminal) {
            terminal.raise(Terminal.Signal.INT);
        } else {
            types("\u0003");
        }
    }

    /// Presses Ctrl-D: what the system makes of it at a dumb terminal is the end of input.
    void leaves() throws IOException {
        if (terminal instanceof DumbTerminal) {
            keys.close();
        } else {
            types("\u0004");
        }
    }

    /// What was shown since the beginning, without escape sequences.
    String screen() {
        return screen.toString(StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "")
                .replace("\r", "");
    }

    /// Waits until the screen shows something.
    void sees(Predicate<String> wanted) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!wanted.test(screen())) {
            assertThat(System.nanoTime()).as(screen()).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    void sees(String wanted) {
        sees(shown -> shown.contains(wanted));
    }

    @Override
    public void close() throws IOException {
        keys.close();
        terminal.close();
    }
}
