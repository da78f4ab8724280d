package dev.vox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.SigInt;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.ProcessIdentity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX signals and shells")
@Timeout(60)
class ForegroundTest {
    @TempDir Path folder;

    @Test
    void the_program_has_the_streams_the_variables_and_the_exit_code() throws Exception {
        Process process =
                start("read line; echo \"$line $GREETING ${REMOVED-gone}\"; echo bad >&2; exit 7");
        process.outputWriter().append("hello\n").close();

        assertThat(process.inputReader().readLine()).isEqualTo("hello a b gone");
        assertThat(process.errorReader().readLine()).isEqualTo("bad");
        assertThat(exit(process)).isEqualTo(7);
    }

    @Test
    void a_signal_that_ends_the_program_is_128_and_its_number() throws Exception {
        assertThat(exit(start("kill -9 $$"))).isEqualTo(137);
    }

    @Test
    void being_terminated_terminates_the_program() throws Exception {
        Process process =
                start("trap 'echo asked; exit 5' TERM; echo up; while :; do sleep 0.05; done");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("up");

            send("TERM", process);

            assertThat(out.readLine()).isEqualTo("asked");
            assertThat(exit(process)).isEqualTo(5);
        }
    }

    @Test
    void a_program_that_does_not_end_when_asked_is_killed_with_its_children() throws Exception {
        Process process =
                start("trap '' TERM; sleep 100 & echo $$ $!; while :; do sleep 0.05; done");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String[] pids = out.readLine().split(" ", -1);

            send("TERM", process);

            assertThat(exit(process)).isEqualTo(137);
            for (String pid : pids) {
                Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
                assertThat(left.map(ForegroundTest::ends)).isNotEqualTo(Optional.of(false));
            }
        }
    }

    @Test
    void an_interrupt_is_for_the_program_to_answer() throws Exception {
        SigInt.assumeHeard();
        Process process = start("trap 'echo heard' INT; echo up; read line; read line; exit 6");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("up");

            send("INT", process);

            assertThat(out.readLine()).isEqualTo("heard");
            process.outputWriter().append("go on\ngo on\n").close();
            assertThat(exit(process)).isEqualTo(6);
        }
    }

    @Test
    void a_program_is_looked_for_on_the_path_that_it_gets() throws Exception {
        Path program = Files.writeString(folder.resolve("greet"), "#!/bin/sh\nexit 9\n");
        assertThatThrownBy(() -> SearchPath.of(Map.of("PATH", "" + folder)).locate("greet"))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[greet] no such program on the PATH");

        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(SearchPath.of(Map.of("PATH", "/nowhere:" + folder)).locate("greet"))
                .isEqualTo(program.toString());
        assertThat(SearchPath.of(Map.of()).locate("./greet")).isEqualTo("./greet");
    }

    @Test
    void a_program_that_cannot_be_started_is_a_missing_prerequisite() throws Exception {
        String text = Files.writeString(folder.resolve("text"), "no program").toString();

        assertThatThrownBy(() -> Foreground.run(List.of(text), Map.of()))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[" + text + "] cannot be started: Permission denied");
        assertThatThrownBy(() -> Foreground.run(List.of(""), Map.of()))
                .isInstanceOf(MissingPrerequisite.class);
    }

    /// A killed orphan may stay a zombie where nobody collects it.
    private static boolean ends(ProcessHandle handle) {
        return ProcessIdentity.of(handle).awaitEnd(Duration.ofSeconds(10));
    }

    private Process start(String script) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ForegroundMain.class.getName());
        command.addAll(List.of("sh", "-c", script));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REMOVED", "here");
        return builder.start();
    }

    private static void send(String signal, Process process) throws Exception {
        assertThat(
                        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                                .start()
                                .waitFor())
                .isZero();
    }

    private static int exit(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
