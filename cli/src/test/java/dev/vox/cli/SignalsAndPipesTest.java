package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX signals and shells")
@Timeout(60)
class SignalsAndPipesTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"latch", "stdin"})
    void controlCLetsACommandCleanUpAndExits130(String what) throws Exception {
        assumeThat(interruptIsIgnored())
                .as("a child inherits that SIGINT is ignored, and the JVM then leaves it so")
                .isFalse();
        Process process = new ProcessBuilder(java(BlockingMain.class, "wait", what)).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("waiting");

            shell("kill -INT " + process.pid());

            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isEqualTo("cleaned up");
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(process.errorReader().lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    /// Whether this process was started with SIGINT ignored, as a shell without job control starts what it runs in the
    /// background. Bit 2 of `SigIgn`, counted from one, stands for it (proc(5)).
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(mask -> (mask & 0b10) != 0);
        }
    }

    @Test
    void theVersionLoadsNoParserAndNoCommand() throws Exception {
        assertThat(loadedBy("--version"))
                .contains("dev.vox.cli.Main ")
                .contains("\nvox 0.1.0 (build ")
                .doesNotContain("picocli", "dev.vox.cli.command", "dev.vox.cli.Composition");
    }

    @Test
    void aListingLoadsNoParser() throws Exception {
        assertThat(loadedBy())
                .contains("dev.vox.cli.command.Listing ")
                .doesNotContain(" picocli.", "dev.vox.cli.command.HelpCommand ");
    }

    private String loadedBy(String... args) throws Exception {
        List<String> java = java(Main.class, args);
        java.add(1, "-Xlog:class+load:stdout");
        return run(java).out();
    }

    @Test
    void aReaderThatLeavesEndsTheRunQuietly() throws Exception {
        Ended run = shell(line(Main.class, "help") + " | true");

        assertThat(run.err()).isEmpty();
        assertThat(exitOf(line(Main.class, "help", "output") + " >&-")).isEqualTo("0");
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        Ended run = shell(line(Main.class, "--version") + " > /dev/full");

        assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
        assertThat(run.err()).isEqualTo("error: cannot write to stdout: No space left on device\n");
    }

    private String exitOf(String command) throws Exception {
        return shell(command + "; echo $? >&2").err().strip();
    }

    private Ended shell(String script) throws Exception {
        return run(List.of("sh", "-c", script));
    }

    /// What a program left that has ended.
    private record Ended(int exit, String out, String err) {}

    private Ended run(List<String> command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            assertThat(process.waitFor(AMPLE)).isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(Class<?> main, String... args) {
        return "'" + String.join("' '", java(main, args)) + "'";
    }

    private static List<String> java(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        return command;
    }
}
