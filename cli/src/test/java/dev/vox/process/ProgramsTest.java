package dev.vox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs under test are POSIX shells")
@Timeout(60)
class ProgramsTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void itCapturesBothOutputsAndTheExitCode() throws InterruptedException {
        Completed completed = Programs.run(shell("echo räsult; echo trouble >&2; exit 3"));

        assertThat(completed.exit()).isEqualTo(3);
        assertThat(completed.out()).isEqualTo("räsult\n");
        assertThat(completed.err()).isEqualTo("trouble\n");
        assertThat(completed.truncated()).isFalse();
        assertThat(completed.succeeded()).isFalse();
        assertThat(completed.elapsed()).isPositive();
    }

    @Test
    void argumentsArriveAsTheyAre() throws InterruptedException {
        List<String> hostile = List.of("printf", "%s|", "a b", "$HOME", "`id`", "*", "");

        assertThat(Programs.run(Command.of(AMPLE, hostile)).out()).isEqualTo("a b|$HOME|`id`|*||");
    }

    @Test
    void itRunsInTheFolderAndEnvironmentItIsGiven() throws InterruptedException, IOException {
        Command command =
                shell("pwd -P; printf %s \"$VOX_TEST\"").in(folder).with(Map.of("VOX_TEST", "set"));

        assertThat(Programs.run(command).out()).isEqualTo(folder.toRealPath() + "\nset");
    }

    @Test
    void stdinIsEmpty() throws InterruptedException {
        assertThat(Programs.run(shell("cat; echo end")).out()).isEqualTo("end\n");
    }

    @Test
    void muchOutputIsReadToItsEndAndKeptInPart() throws InterruptedException {
        Completed completed =
                Programs.run(shell("head -c 3000000 /dev/zero | tr '\\0' x").keeping(1000));

        assertThat(completed.succeeded()).isTrue();
        assertThat(completed.out()).isEqualTo("x".repeat(1000));
        assertThat(completed.truncated()).isTrue();
    }

    @Test
    void aProgramThatIsLateIsKilledWithEverythingItStarted() throws IOException {
        Path pid = folder.resolve("pid");
        Command command =
                new Command(
                        "the player",
                        List.of("sh", "-c", "echo tuning; sleep 600 & echo $! > pid; wait"),
                        Map.of(),
                        folder,
                        Duration.ofMillis(500),
                        1000);

        assertThatThrownBy(() -> Programs.run(command))
                .isInstanceOf(OperationFailed.class)
                .hasMessage("the player did not end within 500 ms; it said last: tuning");
        assertThat(alive(pid)).isFalse();
    }

    @Test
    void aProgramThatWillNotEndIsKilled() throws IOException {
        Path pid = folder.resolve("pid");
        Command stubborn =
                new Command(
                        "stubborn",
                        List.of(
                                "sh",
                                "-c",
                                "trap '' TERM; echo $$ > pid; while :; do sleep 1; done"),
                        Map.of(),
                        folder,
                        Duration.ofMillis(500),
                        1000);

        assertThatThrownBy(() -> Programs.run(stubborn)).isInstanceOf(OperationFailed.class);
        assertThat(alive(pid)).isFalse();
    }

    @Test
    void aProcessLeftBehindDoesNotHoldUpTheResult() throws Exception {
        Path pid = folder.resolve("pid");

        Completed completed =
                Programs.run(shell("sleep 600 & echo $! > pid; echo done").in(folder));

        assertThat(completed.out()).isEqualTo("done\n");
        assertThat(completed.elapsed()).isLessThan(Duration.ofSeconds(15));
        assertThat(alive(pid)).isTrue();
        ProcessHandle left = handle(pid).orElseThrow();
        left.destroyForcibly();
        left.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anInterruptionKillsTheProgram() throws Exception {
        Path ready = folder.resolve("ready");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Command command = shell("echo $$ > pid; mv pid ready; sleep 600; exit 1").in(folder);
        Thread runner =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                Programs.run(command);
                                thrown.complete(new AssertionError("it ended"));
                            } catch (Throwable e) {
                                thrown.complete(e);
                            }
                        });
        while (Files.notExists(ready)) {
            Thread.onSpinWait();
        }
        runner.interrupt();

        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(alive(ready)).isFalse();
    }

    @Test
    void aProgramThatThereIsNotIsAMissingPrerequisite() {
        assertThatThrownBy(() -> Programs.run(Command.of(AMPLE, List.of("no-such-program-here"))))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("cannot start 'no-such-program-here': No such file or directory");
    }

    private static Command shell(String script) {
        return Command.of(AMPLE, List.of("sh", "-c", script));
    }

    private static boolean alive(Path pid) throws IOException {
        return handle(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Optional<ProcessHandle> handle(Path pid) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    }
}
