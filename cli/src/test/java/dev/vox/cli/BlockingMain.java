package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.output.Stderr;
import dev.vox.cli.output.Streams;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// A process whose command waits for something that never comes, and cleans up. Started by [SignalsAndPipesTest].
final class BlockingMain {
    private BlockingMain() {}

    public static void main(String[] args) {
        Interruptible.main(() -> run(List.of(args)));
    }

    private static int run(List<String> args) {
        Streams streams =
                new Streams(
                        new Stdin(),
                        Streams.Sink.pipe(new FileOutputStream(FileDescriptor.out)),
                        Streams.Sink.pipe(new FileOutputStream(FileDescriptor.err)));
        CommandTable table =
                new CommandTable(
                        List.of(
                                CommandEntry.of(
                                        "wait",
                                        CommandGroup.STACK,
                                        "wait",
                                        "vox wait latch",
                                        () -> new WaitCommand(streams))));
        try {
            return new Shell(streams, Map.of(), table, List::of).run(args);
        } catch (Throwable thrown) {
            BugReports reports =
                    new BugReports(
                            Redaction.of(args, Map.of()),
                            null,
                            () -> new Build("", "", ""),
                            Run.CLOCK);
            return new Failures(new Stderr(streams.err(), false), true, reports).report(thrown);
        }
    }

    static final class WaitCommand implements Callable<Integer>, Declared {
        private final Streams streams;

        private String what = "";

        WaitCommand(Streams streams) {
            this.streams = streams;
        }

        @Override
        public void declare(Arguments arguments) {
            arguments.required(String.class, "WHAT").to(given -> what = given);
        }

        @Override
        public Integer call() throws Exception {
            streams.out().print("waiting\n");
            try {
                if (what.equals("stdin")) {
                    streams.in().read();
                } else {
                    new CountDownLatch(1).await();
                }
                return ExitCode.OK;
            } finally {
                streams.out().print("cleaned up\n");
            }
        }
    }
}
