package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.DownReport;
import dev.vox.stack.ListeningProgram;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackService;
import dev.vox.stack.StackStatus;
import dev.vox.stack.UpReport;
import dev.vox.stack.UpRequest;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.Logs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A stack in a JVM of its own, as `vox dev` starts it.
@Timeout(180)
class StackLifeTest {
    private static final Duration GRACE = Duration.ofSeconds(20);

    @TempDir Path temporary;
    private final List<Path> projects = new ArrayList<>();
    private final StackService service = TestStacks.service();
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = project("a project");
    }

    @AfterEach
    void stop() {
        projects.forEach(project -> service.down(new Project(project), GRACE, Progress.NONE));
    }

    private Path project(String name) throws IOException {
        Path project = Files.createDirectory(temporary.resolve(name));
        projects.add(project);
        return project;
    }

    private static UpRequest mock(Path project) throws IOException {
        return TestStacks.request(project, TestStacks.variables("ADAPTER_TYPE", "mock"));
    }

    private StackStatus status() {
        return service.status(new Project(folder));
    }

    @Test
    void a_stack_comes_up_is_seen_writes_logs_and_goes() throws Exception {
        UpRequest request = mock(folder);
        List<ProgressEvent> events = new CopyOnWriteArrayList<>();

        UpReport up = service.up(request, events::add);

        assertThat(up.alreadyUp()).isFalse();
        assertThat(up.crashed()).isNull();
        assertThat(up.status().healthy()).isTrue();
        assertThat(events.stream().filter(ProgressEvent.Finished.class::isInstance))
                .extracting(ProgressEvent::subject)
                .containsExactlyInAnyOrder("worker", "orchestrator");
        RunState run = up.status().run();
        assertThat(run.phase()).isEqualTo(RunState.Phase.READY);
        assertThat(run.model()).isEqualTo("mock-440hz");
        assertThat(run.process().find()).isPresent();
        assertThat(run.endpoint("websocket").address().getPort())
                .isEqualTo(request.settings().ports().webSocket().port());

        assertThat(status())
                .isInstanceOfSatisfying(
                        StackStatus.Up.class, seen -> assertThat(seen.run()).isEqualTo(run));

        List<LogEntry> logs =
                new Logs(new LogFolder(new Project(folder).logs())).read(LogQuery.everything());
        assertThat(logs)
                .extracting(LogEntry::service)
                .contains("stack", "worker", "orchestrator", "registry");

        DownReport down = service.down(new Project(folder), GRACE, Progress.NONE);

        assertThat(down.outcome()).isEqualTo(DownReport.Outcome.STOPPED);
        assertThat(run.process().find()).isEmpty();
        assertThat(request.settings().ports().all())
                .allMatch(claim -> TestStacks.isFree(claim.port()));
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
        assertThat(service.down(new Project(folder), GRACE, Progress.NONE).outcome())
                .isEqualTo(DownReport.Outcome.NOTHING);
    }

    @Test
    void a_stack_that_is_up_is_reported_and_not_doubled() throws Exception {
        UpRequest request = mock(folder);
        UpReport first = service.up(request, Progress.NONE);

        UpReport second = service.up(request, Progress.NONE);

        assertThat(second.alreadyUp()).isTrue();
        assertThat(second.status().run()).isEqualTo(first.status().run());
    }

    @Test
    void two_starts_at_once_make_one_stack() throws Exception {
        UpRequest request = mock(folder);
        CompletableFuture<UpReport> other =
                CompletableFuture.supplyAsync(
                        () -> TestStacks.service().up(request, Progress.NONE));
        UpReport mine = service.up(request, Progress.NONE);
        UpReport theirs = other.get(120, TimeUnit.SECONDS);

        assertThat(mine.alreadyUp()).isNotEqualTo(theirs.alreadyUp());
        assertThat(mine.status().run()).isEqualTo(theirs.status().run());
    }

    @Test
    void two_projects_run_side_by_side_and_stop_apart() throws Exception {
        Path neighbour = project("another");
        UpReport here = service.up(mock(folder), Progress.NONE);
        UpReport there = service.up(mock(neighbour), Progress.NONE);
        assertThat(here.status().healthy()).isTrue();
        assertThat(there.status().healthy()).isTrue();

        service.down(new Project(folder), GRACE, Progress.NONE);

        assertThat(status()).isInstanceOf(StackStatus.Down.class);
        assertThat(service.status(new Project(neighbour)).healthy()).isTrue();
    }

    @Test
    void a_killed_stack_is_seen_as_crashed_with_its_last_words_and_replaced() throws Exception {
        service.up(mock(folder), Progress.NONE);
        service.down(new Project(folder), GRACE, Progress.NONE);
        RunState killed = service.up(mock(folder), Progress.NONE).status().run();
        ProcessHandle process = killed.process().find().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(20, TimeUnit.SECONDS);

        assertThat(status())
                .isInstanceOfSatisfying(
                        StackStatus.Crashed.class,
                        crash -> {
                            assertThat(crash.last()).isEqualTo(killed);
                            assertThat(crash.lastLines())
                                    .anyMatch(line -> line.endsWith("stack ready"))
                                    .noneMatch(line -> line.endsWith("stack stopped"));
                        });

        UpReport again = service.up(mock(folder), Progress.NONE);

        assertThat(again.alreadyUp()).isFalse();
        assertThat(again.crashed()).isNotNull();
        assertThat(again.status().healthy()).isTrue();
        assertThat(again.status().run().process()).isNotEqualTo(killed.process());
    }

    @Test
    void stopping_a_crashed_stack_only_removes_its_record() throws Exception {
        RunState killed = service.up(mock(folder), Progress.NONE).status().run();
        ProcessHandle process = killed.process().find().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(20, TimeUnit.SECONDS);

        assertThat(service.down(new Project(folder), GRACE, Progress.NONE).outcome())
                .isEqualTo(DownReport.Outcome.CLEANED);
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    @Test
    void a_process_that_has_the_id_of_a_dead_stack_is_never_killed() throws Exception {
        try (ListeningProgram bystander = ListeningProgram.start()) {
            ProcessIdentity real = ProcessIdentity.of(bystander.handle());
            RunFolder.create(new Project(folder))
                    .write(
                            new RunState(
                                    new ProcessIdentity(
                                            real.pid(), real.start().minus(Duration.ofHours(1))),
                                    RunState.Phase.READY,
                                    "embedded",
                                    "legacy",
                                    "kevin16",
                                    "test",
                                    Instant.EPOCH,
                                    List.of()));

            assertThat(service.down(new Project(folder), GRACE, Progress.NONE).outcome())
                    .isEqualTo(DownReport.Outcome.CLEANED);
            assertThat(bystander.handle().isAlive()).isTrue();
        }
    }

    @Test
    void a_stack_that_does_not_end_when_asked_is_killed() throws Exception {
        RunState run = service.up(mock(folder), Progress.NONE).status().run();
        new ProcessBuilder("kill", "-STOP", Long.toString(run.process().pid())).start().waitFor();

        DownReport down = service.down(new Project(folder), Duration.ofMillis(200), Progress.NONE);

        assertThat(down.outcome()).isEqualTo(DownReport.Outcome.KILLED);
        assertThat(run.process().find()).isEmpty();
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    @Test
    void a_taken_port_is_named_before_anything_is_started() throws Exception {
        try (ListeningProgram holder = ListeningProgram.start()) {
            Map<String, String> variables =
                    TestStacks.variables("WORKER_GRPC_PORT", Integer.toString(holder.port()));

            assertThatThrownBy(
                            () -> service.up(TestStacks.request(folder, variables), Progress.NONE))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageStartingWith(
                            "[worker gRPC port "
                                    + holder.port()
                                    + "] taken by pid "
                                    + holder.pid());
        }
        assertThat(new Project(folder).logs()).doesNotExist();
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    @Test
    void a_start_that_fails_says_why_in_the_words_of_its_process() throws Exception {
        Map<String, String> variables = TestStacks.variables("DEFAULT_MODEL_ID", "nobody");

        assertThatThrownBy(() -> service.up(TestStacks.request(folder, variables), Progress.NONE))
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e -> {
                            assertThat(e).hasMessageStartingWith("[worker] unknown model nobody");
                            assertThat(e.hint()).contains("set DEFAULT_MODEL_ID to one of them");
                        });
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    @Test
    void a_process_that_dies_while_it_starts_is_shown_with_its_code_and_last_words()
            throws Exception {
        Launch broken = new Launch(Launch.current().javaHome(), "/nowhere.jar", null);
        StackService failing = TestStacks.service(broken);

        assertThatThrownBy(() -> failing.up(mock(folder), Progress.NONE))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[stack] its process ended with code 1 before it was ready")
                .hasMessageContaining("Could not find or load main class dev.vox.cli.Main");
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    @Test
    void a_start_that_takes_too_long_is_ended_and_says_what_it_waited_for() throws Exception {
        UpRequest request = mock(folder);
        UpRequest hurried =
                new UpRequest(
                        request.project(),
                        request.settings(),
                        request.environment(),
                        Duration.ofMillis(1));

        assertThatThrownBy(() -> service.up(hurried, Progress.NONE))
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith("[stack] not ready within 1 ms, waited for its process");
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
        assertThat(service.up(request, Progress.NONE).status().healthy()).isTrue();
    }

    @Test
    void a_start_that_is_interrupted_while_its_process_is_silent_ends_at_once_and_leaves_nothing()
            throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread starting = startSlowly(outcome);
        RunState run = RunFolder.create(new Project(folder)).read().orElseThrow();

        starting.interrupt();

        assertThat(outcome.get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(run.process().find()).isEmpty();
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    /// Returns when the process of the stack is busy loading its model, which would take a minute.
    private Thread startSlowly(CompletableFuture<Throwable> outcome) throws Exception {
        UpRequest slow =
                TestStacks.request(
                        folder,
                        TestStacks.variables(
                                "ADAPTER_TYPE", "mock", "MOCK_FRAME_DELAY_MS", "60000"));
        CountDownLatch loading = new CountDownLatch(1);
        Thread starting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                service.up(
                                        slow,
                                        event -> {
                                            if (event.subject().equals("worker")) {
                                                loading.countDown();
                                            }
                                        });
                                outcome.complete(new AssertionError("it came up"));
                            } catch (OperationFailed e) {
                                outcome.complete(e);
                            }
                        });
        assertThat(loading.await(60, TimeUnit.SECONDS)).isTrue();
        return starting;
    }

    @Test
    void a_start_that_somebody_stops_says_so() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread starting = startSlowly(outcome);

        DownReport down = service.down(new Project(folder), GRACE, Progress.NONE);

        assertThat(down.outcome()).isEqualTo(DownReport.Outcome.STOPPED);
        assertThat(outcome.get(10, TimeUnit.SECONDS))
                .isInstanceOf(OperationFailed.class)
                .hasMessage("[stack] it was stopped while it started");
        starting.join();
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
    }

    @Test
    void a_stack_that_somebody_starts_already_is_waited_for() throws Exception {
        RunFolder records = RunFolder.create(new Project(folder));
        try (ListeningProgram starter = ListeningProgram.start()) {
            UpRequest request = TestStacks.request(folder, TestStacks.variables());
            int health = request.settings().ports().health().port();
            RunState starting = starting(ProcessIdentity.of(starter.handle()), health);
            records.write(starting);

            UpReport up =
                    service.up(
                            request,
                            event -> records.write(starting.readyAt(starting.endpoints())));

            assertThat(up.alreadyUp()).isTrue();
            assertThat(up.status().run().phase()).isEqualTo(RunState.Phase.READY);
        }
    }

    @Test
    void a_stack_that_somebody_starts_and_that_fails_is_started_anew() throws Exception {
        RunFolder records = RunFolder.create(new Project(folder));
        try (ListeningProgram starter = ListeningProgram.start()) {
            RunState starting = starting(ProcessIdentity.of(starter.handle()));
            records.write(starting);

            UpReport up = service.up(mock(folder), event -> records.remove(starting.process()));

            assertThat(up.alreadyUp()).isFalse();
            assertThat(up.status().healthy()).isTrue();
        }
    }

    @Test
    void a_stack_that_somebody_starts_and_that_never_is_ready_is_named_after_the_deadline()
            throws Exception {
        UpRequest request = mock(folder);
        UpRequest hurried =
                new UpRequest(
                        request.project(),
                        request.settings(),
                        request.environment(),
                        Duration.ofMillis(100));
        try (ListeningProgram starter = ListeningProgram.start()) {
            RunFolder.create(new Project(folder))
                    .write(starting(ProcessIdentity.of(starter.handle())));

            assertThatThrownBy(() -> service.up(hurried, Progress.NONE))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessage(
                            "[stack] pid "
                                    + starter.pid()
                                    + ", which is starting it already, is not ready within 100 ms");
            assertThat(starter.handle().isAlive()).isTrue();
        }
    }

    private static RunState starting(ProcessIdentity process) {
        return starting(process, 1);
    }

    private static RunState starting(ProcessIdentity process, int healthPort) {
        return new RunState(
                process,
                RunState.Phase.STARTING,
                "embedded",
                "legacy",
                "kevin16",
                "test",
                Instant.EPOCH,
                List.of(
                        new RunState.Endpoint(
                                "orchestrator",
                                "health",
                                URI.create("http://localhost:" + healthPort + "/health"))));
    }

    @Test
    void a_stack_whose_lock_file_was_deleted_is_still_seen_and_ends_in_order() throws Exception {
        UpRequest request = mock(folder);
        UpReport up = service.up(request, Progress.NONE);
        Files.delete(new Project(folder).run().resolve("stack.lock"));

        assertThat(status().healthy()).isTrue();
        assertThat(service.up(request, Progress.NONE).alreadyUp()).isTrue();
        assertThat(service.down(new Project(folder), GRACE, Progress.NONE).outcome())
                .isEqualTo(DownReport.Outcome.STOPPED);
        assertThat(up.status().run().process().find()).isEmpty();
        assertThat(new Logs(new LogFolder(new Project(folder).logs())).read(LogQuery.everything()))
                .last()
                .extracting(LogEntry::message)
                .isEqualTo("stopped");
    }

    @Test
    void an_interrupted_start_leaves_nothing() throws Exception {
        UpRequest request = mock(folder);
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread starting =
                Thread.ofPlatform()
                        .start(() -> {
                            Thread self = Thread.currentThread();
                            try {
                                service.up(request, event -> self.interrupt());
                                outcome.complete(new AssertionError("it came up"));
                            } catch (OperationFailed e) {
                                outcome.complete(e);
                            }
                        });

        assertThat(outcome.get(60, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(InterruptedException.class);
        starting.join();
        assertThat(status()).isInstanceOf(StackStatus.Down.class);
        assertThat(request.settings().ports().all())
                .allMatch(claim -> TestStacks.isFree(claim.port()));
    }
}
