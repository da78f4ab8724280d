package dev.vox.bench.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Running;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.Backend;
import dev.vox.progress.Progress;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.voice.Pace;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.VoiceSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

class TargetsTest {
    @TempDir Path folder;

    private final Started kevin =
            new Started("a", Backend.EMBEDDED, "kevin", "legacy", Map.of(), null);

    @Test
    void two_stacks_are_up_side_by_side_and_nothing_of_them_is_left_behind() throws Exception {
        Files.writeString(folder.resolve(".env.local"), "LOG_LEVEL=debug\n");
        Files.createDirectories(folder.resolve("profiles/deep"));
        Files.writeString(folder.resolve("profiles/deep/kept.txt"), "kept");
        Started mock =
                new Started(
                        "b",
                        Backend.EMBEDDED,
                        "mock",
                        "legacy",
                        Map.of("MAX_CONCURRENT_SESSIONS", "3"),
                        null);
        Targets targets = TestTargets.of(folder);
        ProcessIdentity one;
        ProcessIdentity other;
        try (OpenTarget a = targets.open(kevin, Progress.NONE);
                OpenTarget b = targets.open(mock, Progress.NONE)) {
            one = process(a);
            other = process(b);

            assertThat(a.subject().sessions().orElseThrow().now()).hasValue(0);
            assertThat(greeted(a)).isEqualTo("kevin16");
            assertThat(greeted(b)).isEqualTo("mock-440hz");
            assertThat(a.subject().worker()).isNotEqualTo(b.subject().worker());
            assertThat(a.subject().fingerprint().facts())
                    .containsEntry("model", "kevin16")
                    .containsEntry("env.LOG_LEVEL", "debug")
                    .containsEntry("vox.build", "abc")
                    .doesNotContainKey("env.WORKER_GRPC_PORT");
            assertThat(b.subject().fingerprint().facts())
                    .containsEntry("env.MAX_CONCURRENT_SESSIONS", "3");
        }
        assertThat(one.find()).isEmpty();
        assertThat(other.find()).isEmpty();
        assertThat(stacks().resolve("1")).doesNotExist();
        assertThat(stacks().resolve("2")).doesNotExist();
        assertThat(folder.resolve("profiles/deep/kept.txt")).hasContent("kept");
        assertThat(folder.resolve(".env.local")).hasContent("LOG_LEVEL=debug");
    }

    @Test
    void what_a_killed_run_left_behind_is_ended_by_the_next_one() throws Exception {
        ProcessIdentity left;
        Process killed = KilledRun.start(folder);
        try (BufferedReader said = killed.inputReader()) {
            long stack = Long.parseLong(said.readLine());
            left = ProcessIdentity.of(ProcessHandle.of(stack).orElseThrow());
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(left.find()).isPresent();

        Targets next = TestTargets.of(folder);
        next.open(Address.parse("grpc://localhost:1"), Progress.NONE).close();

        assertThat(left.find()).isEmpty();
        assertThat(stacks().resolve("1")).doesNotExist();
    }

    @Test
    void a_run_that_is_ended_by_a_signal_leaves_nothing_behind() throws Exception {
        Process run =
                KilledRun.start(
                        Launch.MAIN,
                        "bench",
                        "startup",
                        "--backend",
                        "embedded",
                        "--model",
                        "mock",
                        "--mode",
                        "legacy",
                        "--samples",
                        "500",
                        "--project",
                        folder.toString());
        try {
            ProcessIdentity stack = upIn(stacks().resolve("1"), run);

            run.destroy();

            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(stack.find()).isEmpty();
            assertThat(stacks().resolve("1")).doesNotExist();
        } finally {
            run.destroyForcibly();
        }
    }

    /// The stack in a folder, as soon as it is ready.
    private static ProcessIdentity upIn(Path stack, Process run) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && run.isAlive()) {
            Optional<RunState> state =
                    RunFolder.find(new Project(stack))
                            .flatMap(RunFolder::read)
                            .filter(each -> each.phase() == RunState.Phase.READY);
            if (state.isPresent()) {
                return state.get().process();
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("no stack was ready in " + stack);
    }

    @Test
    void a_stack_that_somebody_measures_is_left_alone() throws Exception {
        try (OpenTarget measured = TestTargets.of(folder).open(kevin, Progress.NONE)) {
            TestTargets.of(folder).open(Address.parse("grpc://localhost:1"), Progress.NONE).close();

            assertThat(greeted(measured)).isEqualTo("kevin16");
        }
    }

    @Test
    void what_it_is_that_cannot_be_started_is_said_in_the_words_of_vox_dev() {
        Started wrong = new Started("x", Backend.EMBEDDED, "kevinn", "", Map.of(), null);

        assertThatThrownBy(() -> TestTargets.of(folder).open(wrong, Progress.NONE))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("[x] it does not start: ")
                .hasMessageContaining("kevinn");
        assertThat(stacks().resolve("1")).doesNotExist();
    }

    @Test
    void where_nothing_runs_the_ways_to_have_something_are_named() {
        assertThatThrownBy(() -> TestTargets.of(folder).open(new Running(), Progress.NONE))
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e -> assertThat(e.hint().orElseThrow()).contains("--backend", "--target"));
    }

    @Test
    void a_stack_that_is_only_offered_is_not_started() throws Exception {
        try (OpenTarget offered = TestTargets.of(folder).offer(kevin, Progress.NONE)) {
            assertThat(offered.subject().launcher()).isPresent();
            assertThat(offered.subject().worker()).isEmpty();
        }
    }

    @Test
    void an_address_has_a_name_when_it_is_given_one() {
        assertThat(Address.parse("grpc://localhost:7001"))
                .isEqualTo(
                        new Address(
                                "grpc://localhost:7001", URI.create("grpc://localhost:7001"), ""));
        assertThat(Address.parse("python=ws://[::1]:8080/talk?a=b"))
                .isEqualTo(new Address("python", URI.create("ws://[::1]:8080/talk?a=b"), ""));
    }

    @Test
    void what_may_be_secret_in_an_address_is_in_no_name_and_no_message() {
        assertThat(Address.parse("ws://me:hush@localhost:1/talk?token=hush"))
                .isEqualTo(
                        new Address(
                                "ws://localhost:1/talk?***",
                                URI.create("ws://me:hush@localhost:1/talk?token=hush"),
                                ""));
        for (String wrong :
                List.of(
                        "http://me:hush@localhost:1",
                        "ws://localhost/?token=hush",
                        "ws://me:hu/sh@local host:1",
                        "=ws://me:hush@localhost:1")) {
            assertThatThrownBy(() -> Address.parse(wrong))
                    .message()
                    .contains("local")
                    .doesNotContain("hush", "hu/sh", "token");
        }
    }

    @Test
    void what_is_no_address_is_told_why() {
        assertThatThrownBy(() -> Address.parse("http://localhost:1"))
                .hasMessageContaining("neither grpc://HOST:PORT nor ws://HOST:PORT");
        assertThatThrownBy(() -> Address.parse("grpc://localhost"))
                .hasMessageContaining("no host and port");
        assertThatThrownBy(() -> Address.parse("=grpc://localhost:1"))
                .hasMessageContaining("no name before '='");
    }

    private static String greeted(OpenTarget target) throws InterruptedException {
        URI address = target.subject().orchestrator().orElseThrow();
        try (VoiceClient client = new VoiceClient();
                VoiceSession session =
                        client.open(SessionOptions.of(address).withPace(Pace.FAST))) {
            return target.subject().fingerprint().facts().get("model");
        }
    }

    private static ProcessIdentity process(OpenTarget target) {
        long pid = target.subject().processes().getFirst();
        return ProcessIdentity.of(ProcessHandle.of(pid).orElseThrow());
    }

    private Path stacks() {
        return folder.resolve(".vox/bench/stacks");
    }
}
