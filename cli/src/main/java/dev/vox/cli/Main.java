package dev.vox.cli;

import dev.vox.cli.command.EntrypointCommand;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Stderr;
import dev.vox.cli.output.Streams;
import dev.vox.cli.output.WindowsConsole;
import dev.vox.env.Project;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Starts the tool.
public final class Main {
    private static final int WIDTH_ELSEWHERE = 80;
    private static final int NARROWEST = 20;

    /// The shortest of runs: it loads neither the parser nor the commands.
    private static final List<String> VERSION = List.of("--version");

    private Main() {}

    /// The process: its arguments, streams, environment and clock, handed to [#run].
    public static void main(String[] args) {
        Interruptible.main(() -> run(List.of(args), streams(), System.getenv(), Clock.systemUTC()));
    }

    /// Runs one command line.
    ///
    /// @return the exit code, see [ExitCode]
    public static int run(
            List<String> args,
            Streams streams,
            Map<String, String> environment,
            InstantSource clock) {
        try {
            if (args.equals(VERSION)) {
                streams.out().print(Build.current().line() + "\n");
                return ExitCode.OK;
            }
            Composition composition = new Composition(streams, environment, clock, installation());
            if (EntrypointCommand.isPlain(args)) {
                return composition
                        .entrypoint()
                        .plain(
                                Project.locate(environment, Path.of("")),
                                args,
                                line -> streams.out().print(line + "\n"));
            }
            return new Shell(streams, environment, composition.commands(), composition::topics)
                    .run(args);
        } catch (Throwable thrown) {
            return failures(args, streams, environment, clock).report(thrown);
        }
    }

    private static Failures failures(
            List<String> args,
            Streams streams,
            Map<String, String> environment,
            InstantSource clock) {
        GlobalFlags flags = GlobalFlags.scan(args);
        OutputMode mode =
                OutputMode.resolve(
                        new OutputFlags(false, false, false, flags.color()),
                        environment,
                        streams.out().terminal(),
                        streams.err().terminal());
        return new Failures(
                new Stderr(streams.err(), mode.errColor()),
                flags.verbose(),
                new BugReports(
                        Redaction.of(args, environment), flags.project(), Build::current, clock));
    }

    /// The process's own streams. Whether a terminal lies behind them the launcher knows: to ask from Java costs 60 ms.
    private static Streams streams() {
        return new Streams(
                new Stdin(),
                sink(FileDescriptor.out, "stdout"),
                sink(FileDescriptor.err, "stderr"),
                "1".equals(System.getProperty("vox.stdin.tty")));
    }

    private static Streams.Sink sink(FileDescriptor descriptor, String name) {
        if (!"1".equals(System.getProperty("vox." + name + ".tty"))) {
            return Streams.Sink.pipe(new FileOutputStream(descriptor));
        }
        Charset charset =
                Charset.forName(
                        System.getProperty(name + ".encoding", "UTF-8"), StandardCharsets.UTF_8);
        return Streams.Sink.terminal(terminal(descriptor), columns(), charset);
    }

    private static OutputStream terminal(FileDescriptor descriptor) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        if (!windows) {
            return new FileOutputStream(descriptor);
        }
        return descriptor == FileDescriptor.out ? WindowsConsole.out() : WindowsConsole.err();
    }

    private static int columns() {
        try {
            String columns = System.getenv().getOrDefault("COLUMNS", "");
            return columns.isEmpty()
                    ? WIDTH_ELSEWHERE
                    : Math.max(NARROWEST, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException notSet) {
            return WIDTH_ELSEWHERE;
        }
    }

    private static Installation installation() {
        return new Installation(folder("vox.home"), folder("vox.jdk"));
    }

    private static @Nullable Path folder(String property) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? null : Path.of(value);
    }
}
