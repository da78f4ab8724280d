package dev.vox.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The tool as a process of its own, from this build's class files.
final class Tool implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Tool(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts it.
    ///
    /// @param log takes its stderr
    static Tool start(Path folder, Path log, Map<String, String> variables, String... arguments)
            throws IOException {
        return new Tool(builder(folder, variables, arguments).redirectError(log.toFile()).start());
    }

    /// Starts it with a stderr whose reader leaves at once.
    static Tool startUnheard(Path folder, Map<String, String> variables, String... arguments)
            throws IOException {
        Process process = builder(folder, variables, arguments).start();
        process.getErrorStream().close();
        return new Tool(process);
    }

    private static ProcessBuilder builder(
            Path folder, Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(StackCommand.JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.vox.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder;
    }

    /// The next line of its stdout.
    String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /// Waits for a condition that comes true while the process runs.
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TestStacks.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("it did not come true");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /// Waits for its end.
    int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
