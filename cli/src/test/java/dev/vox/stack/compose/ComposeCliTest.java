package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// `docker` is a script here that tells what it was called with.
class ComposeCliTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private ComposeScope scope(String script) throws IOException {
        Path docker = folder.resolve("docker");
        Files.writeString(docker, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        return new ComposeScope(
                "shop",
                folder,
                List.of(folder.resolve("compose.yaml")),
                List.of("web", "piper"),
                Map.of("PATH", folder + ":/usr/bin:/bin", "API_TOKEN", "hunter22"));
    }

    private void run(ComposeScope scope, String... words) throws InterruptedException {
        new ComposeCli(line -> line.replace("hunter22", "***"))
                .compose(scope, DEADLINE, lines::add, List.of(words));
    }

    @Test
    void nothing_is_left_for_compose_to_guess() throws Exception {
        run(
                scope("for a; do echo \"$a\"; done; echo $COMPOSE_PROFILES $COMPOSE_FILE\n"),
                "up",
                "-d");

        assertThat(lines)
                .containsExactly(
                        "compose",
                        "--ansi",
                        "never",
                        "--progress",
                        "plain",
                        "-p",
                        "shop",
                        "--project-directory",
                        folder.toString(),
                        "-f",
                        folder.resolve("compose.yaml").toString(),
                        "--profile",
                        "piper",
                        "--profile",
                        "web",
                        "up",
                        "-d",
                        "piper,web");
    }

    @Test
    void a_failure_has_the_last_lines_without_secrets() {
        assertThatThrownBy(() ->
                        run(
                                scope("echo first; echo pulling with $API_TOKEN >&2; exit 17\n"),
                                "pull"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[docker compose pull] ended with exit code 17\n")
                .hasMessageContaining("pulling with ***")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void a_full_disk_is_told_as_such_with_the_fix() {
        assertThatThrownBy(() ->
                        run(
                                scope("echo 'write /x: no space left on device' >&2; exit 1\n"),
                                "build"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[docker compose build] the disk is full\nwrite /x")
                .extracting(failure -> ((VoxException) failure).hint().orElse(""))
                .asString()
                .contains("docker builder prune");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot connect to the Docker daemon at unix:///x",
                "error during connect: Post \"http://x/v1.41/containers/1/start\": EOF",
                "unexpected EOF"
            })
    void an_engine_that_is_gone_is_a_prerequisite(String words) {
        assertThatThrownBy(() -> run(scope("echo '" + words + "' >&2; exit 1\n"), "up"))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("no engine answers");
    }

    @Test
    void without_docker_the_hint_names_the_way_out() throws Exception {
        ComposeScope scope =
                new ComposeScope("shop", folder, List.of(), List.of(), Map.of("PATH", ""));

        assertThatThrownBy(() -> run(scope, "up"))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[docker] no such program on the PATH");
    }

    @Test
    void what_is_interrupted_ends_with_everything_it_started() throws Exception {
        Path pid = folder.resolve("pid");
        ComposeScope scope =
                scope(
                        "sleep 60 & echo $! > "
                                + pid
                                + ".new; mv "
                                + pid
                                + ".new "
                                + pid
                                + "; echo started; wait\n");
        Thread waiting = Thread.currentThread();

        assertThatThrownBy(() ->
                        new ComposeCli(line -> line)
                                .compose(
                                        scope,
                                        DEADLINE,
                                        line -> waiting.interrupt(),
                                        List.of("up")))
                .isInstanceOf(InterruptedException.class);

        long child = Long.parseLong(Files.readString(pid).strip());
        assertThat(ends(child)).as("the child ends").isTrue();
    }

    /// Whether a process ends soon. One that has ended stays in the system's table until its parent collects it.
    private static boolean ends(long pid) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (runs(pid) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        return !runs(pid);
    }

    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(pid), "status"))
                    .contains("State:\tZ");
        } catch (IOException gone) {
            return false;
        }
    }
}
