package dev.vox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.process.RunningProgram.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Real programs, with real children.
@Timeout(60)
class RunningProgramTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir Path folder;

    private static RunningProgram shell(String script) {
        return RunningProgram.start(List.of("sh", "-c", script), Map.of("WORD", "hello"), null);
    }

    private static String line(RunningProgram program) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(program.stdout(), StandardCharsets.UTF_8));
        return String.valueOf(reader.readLine());
    }

    @Test
    void itsStreamsAreTheCallers() throws Exception {
        try (RunningProgram program = shell("read word; echo $WORD $word; exit 7")) {
            program.stdin().write("world\n".getBytes(StandardCharsets.UTF_8));
            program.stdin().flush();

            assertThat(line(program)).isEqualTo("hello world");
            assertThat(program.awaitEnd(LONG)).isTrue();
            assertThat(program.exitCode()).hasValue(7);
        }
    }

    @Test
    void aChildThatHeedsNoRequestEndsWithIt() throws Exception {
        Optional<ProcessHandle> child;
        try (RunningProgram program =
                shell("sh -c 'trap \"\" TERM; sleep 300; sleep 300' & echo $!; wait")) {
            child = ProcessHandle.of(Long.parseLong(line(program)));
            assertThat(child).isPresent();
        }

        child.orElseThrow().onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.orElseThrow().isAlive()).isFalse();
    }

    @Test
    void aChildThatIsLeftBehindEndsToo() throws Exception {
        Optional<ProcessHandle> child;
        try (RunningProgram program = shell("sleep 300 & echo $!; exit 0")) {
            child = ProcessHandle.of(Long.parseLong(line(program)));
            assertThat(program.awaitEnd(LONG)).isTrue();
        }

        child.orElseThrow().onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.orElseThrow().isAlive()).isFalse();
    }

    @Test
    void whatIsStoppedDoesNothingUntilItIsContinued() throws Exception {
        try (RunningProgram program = shell("read word; echo $word")) {
            program.send(Signal.STOP);
            program.stdin().write("now\n".getBytes(StandardCharsets.UTF_8));
            program.stdin().flush();

            assertThat(program.awaitEnd(Duration.ofMillis(200))).isFalse();
            assertThat(program.stdout().available()).isZero();
            program.send(Signal.CONT);
            assertThat(line(program)).isEqualTo("now");
        }
    }

    @Test
    void whatIsStoppedCanBeEnded() throws Exception {
        RunningProgram program = shell("sleep 300");
        program.send(Signal.STOP);
        program.close();

        assertThat(program.running()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RunningProgram.start(List.of("no-such-worker"), Map.of(), null))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("no-such-worker");
        assertThatThrownBy(() -> RunningProgram.start(List.of("./worker"), Map.of(), folder))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("./worker");
    }

    @Test
    void itEndsWithTheProcessThatStartedItThoughThatIsKilled() throws Exception {
        Process owner =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                place(RunningProgram.class) + ":" + place(RunningProgramMain.class),
                                RunningProgramMain.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader reader = owner.inputReader(StandardCharsets.UTF_8)) {
            List<ProcessHandle> family = new ArrayList<>();
            for (String pid : reader.readLine().split(" ", -1)) {
                family.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
            }
            assertThat(family).hasSize(2).allMatch(ProcessHandle::isAlive);

            owner.destroyForcibly();

            for (ProcessHandle each : family) {
                each.onExit().get(20, TimeUnit.SECONDS);
            }
        } finally {
            owner.destroyForcibly();
        }
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
