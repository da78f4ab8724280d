package dev.vox.cli.repl;

import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Theme;
import dev.vox.process.SystemSignal;
import dev.vox.text.Style;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

import java.io.IOException;
import java.util.concurrent.Callable;

/// A line editor at a terminal: history, completion, lines that go on, and output above what is typed.
final class Keyboard implements AutoCloseable {
    /// What came of reading.
    sealed interface Typed {
        /// A line, or several that are one input.
        record Line(String text) implements Typed {}

        /// Ctrl-C.
        ///
        /// @param begun what was typed
        record Interrupt(String begun) implements Typed {}

        /// Ctrl-D, or the terminal is gone.
        record End() implements Typed {}
    }

    private static final String PROMPT = "vox> ";
    private static final String MORE = "...> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;
    private final History history;
    private final Thread thread = Thread.currentThread();
    private final Thread leaving = new Thread(this::leave, "leave the loop");
    private volatile boolean busy;

    /// Whether Ctrl-C came between two reads.
    private volatile boolean interrupted;

    private volatile boolean leaves;

    private Keyboard(Terminal terminal, ReplRequest request, boolean color) {
        this.terminal = terminal;
        this.history = History.of(request.history(), request.secret());
        this.prompt = Theme.when(color).paint(Style.ACCENT, PROMPT);
        this.reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("vox")
                        .parser(
                                new DefaultParser()
                                        .quoteChars(new char[] {'"'})
                                        .escapeChars(new char[] {'\\'})
                                        .eofOnUnclosedQuote(true)
                                        .eofOnEscapedNewLine(true))
                        .completer(new LineCompleter(request.completions()))
                        .history(history.lines())
                        .variables(history.variables())
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.DISABLE_HIGHLIGHTER, !color)
                        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                        .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
                        .build();
        terminal.handle(Signal.INT, signal -> interruptWork());
        Runtime.getRuntime().addShutdownHook(leaving);
    }

    /// The process's own terminal.
    ///
    /// @param onStdout whether the prompt goes to stdout, else to stderr
    static Keyboard system(ReplRequest request, boolean onStdout, OutputMode mode)
            throws IOException {
        Terminal terminal =
                TerminalBuilder.builder()
                        .system(true)
                        .systemOutput(onStdout ? SystemOutput.SysOut : SystemOutput.SysErr)
                        .provider(TerminalBuilder.PROP_PROVIDER_FFM)
                        .dumb(true)
                        .build();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            // It leaves signals to the process, which would end.
            SystemSignal.INT.handle(() -> terminal.raise(Signal.INT));
        }
        return new Keyboard(terminal, request, onStdout ? mode.outColor() : mode.errColor());
    }

    /// A terminal that is there already, which is the keyboard's from here on.
    static Keyboard at(Terminal terminal, ReplRequest request, boolean color) {
        return new Keyboard(terminal, request, color);
    }

    /// Reads the next input.
    ///
    /// @param begun what stands in the line already
    /// @throws InterruptedException when the process is asked to end
    Typed read(String begun) throws InterruptedException {
        if (interrupted) {
            interrupted = false;
            return new Typed.Interrupt(begun);
        }
        try {
            return new Typed.Line(reader.readLine(prompt, null, (Character) null, begun));
        } catch (UserInterruptException e) {
            requireToStay();
            return new Typed.Interrupt(String.valueOf(e.getPartialLine()));
        } catch (EndOfFileException e) {
            requireToStay();
            return new Typed.End();
        }
    }

    /// Shows a line above what is typed; any thread.
    void above(String line) {
        reader.printAbove(line);
    }

    /// Does work that Ctrl-C interrupts.
    ///
    /// @throws InterruptedException when it did
    boolean interruptibly(Callable<Boolean> work) throws InterruptedException {
        busy = true;
        try {
            return work.call();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("work of the loop throws nothing else", e);
        } finally {
            busy = false;
        }
    }

    private void interruptWork() {
        if (busy) {
            thread.interrupt();
        } else {
            interrupted = true;
        }
    }

    private void leave() {
        leaves = true;
        thread.interrupt();
    }

    /// Makes sure that it was the user who interrupted, and not a signal that ends the process.
    ///
    /// @throws InterruptedException when it was
    void requireToStay() throws InterruptedException {
        if (leaves) {
            throw new InterruptedException("the process is asked to end");
        }
    }

    /// Keeps the history, and leaves the terminal as it was.
    @Override
    public void close() throws IOException {
        try (terminal) {
            stay();
            history.save();
        }
    }

    private void stay() {
        try {
            Runtime.getRuntime().removeShutdownHook(leaving);
        } catch (IllegalStateException e) {
            // The process ends already.
        }
    }
}
