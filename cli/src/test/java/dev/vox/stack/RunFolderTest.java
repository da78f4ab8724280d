package dev.vox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(30)
class RunFolderTest {
    @TempDir Path temporary;
    private Project project;

    @BeforeEach
    void open() {
        project = new Project(temporary);
    }

    static RunState state(ProcessIdentity process) {
        return new RunState(
                process,
                RunState.Phase.READY,
                "embedded",
                "legacy",
                "kevin16",
                "abc123",
                Instant.parse("2026-11-20T09:43:54.123Z"),
                List.of(
                        new RunState.Endpoint(
                                "orchestrator",
                                "health",
                                URI.create("http://localhost:1/health"))));
    }

    @Test
    void what_is_written_is_read_again() {
        RunFolder folder = RunFolder.create(project);
        RunState state = state(ProcessIdentity.current());

        folder.write(state);

        assertThat(folder.read()).contains(state);
        assertThat(RunFolder.find(project).flatMap(RunFolder::read)).contains(state);
    }

    @Test
    void only_the_owner_may_look_and_git_looks_away() throws IOException {
        RunFolder.create(project).write(state(ProcessIdentity.current()));

        assertThat(mode(project.state())).isEqualTo("rwx------");
        assertThat(mode(project.run())).isEqualTo("rwx------");
        assertThat(mode(project.run().resolve("stack.json"))).isEqualTo("rw-------");
        assertThat(project.state().resolve(".gitignore")).hasContent("*\n");
        try (var files = Files.list(project.run())) {
            assertThat(files).containsExactly(project.run().resolve("stack.json"));
        }
    }

    @Test
    void a_folder_that_others_may_enter_is_closed_to_them() throws IOException {
        Files.createDirectories(project.logs());
        Files.setPosixFilePermissions(
                project.state(), PosixFilePermissions.fromString("rwxr-xr-x"));

        RunFolder.createLogs(project);

        assertThat(mode(project.state())).isEqualTo("rwx------");
        assertThat(mode(project.logs())).isEqualTo("rwx------");
        assertThat(project.state().resolve(".gitignore")).hasContent("*\n");
    }

    @Test
    void a_folder_behind_a_link_is_left_as_it_is() throws IOException {
        Path shared = Files.createDirectory(temporary.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(project.state(), shared);

        RunFolder.create(project);

        assertThat(mode(shared)).isEqualTo("rwxr-xr-x");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_record_that_is_damaged_counts_as_none() throws IOException {
        RunFolder folder = RunFolder.create(project);
        for (String text :
                List.of("", "{", "{\"schemaVersion\":2}", "{\"schemaVersion\":1,\"pid\":1}")) {
            Files.writeString(project.run().resolve("stack.json"), text);
            assertThat(folder.read()).isEmpty();
        }
    }

    @Test
    void a_process_is_alive_while_it_runs_whoever_holds_the_lock() throws Exception {
        RunFolder folder = RunFolder.create(project);
        RunState state;
        try (ListeningProgram program = ListeningProgram.start()) {
            state = state(ProcessIdentity.of(program.handle()));
            assertThat(folder.isAlive(state)).isTrue();
        }
        assertThat(folder.isAlive(state)).isFalse();
    }

    @Test
    void a_lock_that_is_closed_twice_is_given_back_once() throws Exception {
        Path file = temporary.resolve("a.lock");
        FolderLock first = FolderLock.tryTake(file).orElseThrow();
        first.close();
        first.close();

        try (FolderLock _ = FolderLock.tryTake(file).orElseThrow()) {
            assertThat(FolderLock.tryTake(file)).isEmpty();
        }
    }

    @Test
    void a_wait_for_a_lock_that_is_interrupted_leaves_it_to_others() throws Exception {
        Path file = temporary.resolve("a.lock");
        Process holder = LockHolder.start(file);
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> FolderLock.take(file, Duration.ofSeconds(20)))
                    .isInstanceOf(InterruptedException.class);
        } finally {
            holder.destroyForcibly().onExit().join();
        }
        try (FolderLock lock = FolderLock.take(file, Duration.ofSeconds(10)).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void a_process_that_took_over_the_id_of_a_dead_one_is_not_the_stack() throws Exception {
        RunFolder folder = RunFolder.create(project);
        try (ListeningProgram program = ListeningProgram.start();
                FolderLock _ = folder.holdStack()) {
            ProcessIdentity real = ProcessIdentity.of(program.handle());
            ProcessIdentity before =
                    new ProcessIdentity(real.pid(), real.start().minus(Duration.ofMinutes(1)));

            assertThat(folder.isAlive(state(real))).isTrue();
            assertThat(folder.isAlive(state(before))).isFalse();
            assertThat(before.find()).isEmpty();
        }
    }

    @Test
    void a_process_that_has_ended_is_not_alive() throws Exception {
        ProcessIdentity ended;
        try (ListeningProgram program = ListeningProgram.start()) {
            ended = ProcessIdentity.of(program.handle());
            assertThat(ended.find()).isPresent();
        }

        assertThat(ended.find()).isEmpty();
    }

    @Test
    void a_record_is_removed_only_in_the_name_of_its_own_process() {
        RunFolder folder = RunFolder.create(project);
        folder.write(state(ProcessIdentity.current()));

        folder.remove(new ProcessIdentity(1, Instant.EPOCH));
        assertThat(folder.read()).isPresent();

        folder.remove(ProcessIdentity.current());
        assertThat(folder.read()).isEmpty();
    }

    @Test
    void the_locks_of_another_process_are_seen_and_end_with_it() throws Exception {
        RunFolder folder = RunFolder.create(project);
        Process holder = LockHolder.start(project.run().resolve("stack.lock"));
        try {
            assertThatThrownBy(folder::holdStack)
                    .isInstanceOf(OperationFailed.class)
                    .hasMessage("[stack] another stack of this project is up or starting");
            assertThat(folder.awaitEnd(Duration.ofMillis(50))).isFalse();

            CompletableFuture<Boolean> end =
                    CompletableFuture.supplyAsync(() -> folder.awaitEnd(Duration.ofSeconds(20)));
            holder.destroyForcibly();

            assertThat(end.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            holder.destroyForcibly().onExit().join();
        }
    }

    @Test
    void starts_of_one_project_take_turns_also_within_a_process() throws Exception {
        RunFolder folder = RunFolder.create(project);
        CountDownLatch waits = new CountDownLatch(1);
        FolderLock first = folder.startTurn(Duration.ofSeconds(1), () -> {});
        CompletableFuture<FolderLock> second =
                CompletableFuture.supplyAsync(
                        () -> folder.startTurn(Duration.ofSeconds(20), waits::countDown));
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second).isNotDone();

        first.close();

        second.get(20, TimeUnit.SECONDS).close();
    }

    @Test
    void a_start_that_never_ends_is_named_after_the_deadline() {
        RunFolder folder = RunFolder.create(project);
        try (FolderLock _ = folder.startTurn(Duration.ofSeconds(1), () -> {})) {
            assertThatThrownBy(() -> folder.startTurn(Duration.ofMillis(20), () -> {}))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("another start of this project did not end");
        }
    }

    @Test
    void a_project_that_cannot_hold_state_is_named_by_its_path() throws IOException {
        Files.writeString(project.state(), "a file in the way");

        assertThatThrownBy(() -> RunFolder.create(project))
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e -> {
                            assertThat(e)
                                    .hasMessage(
                                            "["
                                                    + project.state()
                                                    + "] vox cannot keep its state here: a file of"
                                                    + " that name is in the way");
                            assertThat(e.hint()).isPresent();
                        });
    }
}
