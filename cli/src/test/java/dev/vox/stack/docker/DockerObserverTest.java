package dev.vox.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.observe.Container.Published;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerEvent.Kind;
import dev.vox.stack.compose.observe.ContainerObserver.ExecResult;
import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;
import dev.vox.stack.compose.observe.ContainerObserver.OutputQuery;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;
import dev.vox.stack.compose.observe.Engine;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.observe.Volume;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The port, against a real engine.
@DockerTest
@Timeout(120)
class DockerObserverTest {
    private static final List<String> NO_FLAGS = List.of();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OutputQuery ALL = new OutputQuery(null, null, false);
    private static final String SLEEP = "trap 'exit 0' TERM; sleep 600 & wait";

    @TempDir Path folder;
    private final Docker docker;
    private DockerObserver observer = new DockerObserver(Map.of());

    DockerObserverTest(Docker docker) {
        this.docker = docker;
    }

    @BeforeEach
    void open() {
        observer = new DockerObserver(System.getenv());
    }

    @AfterEach
    void close() {
        observer.close();
    }

    @Test
    void the_engine_says_what_it_is() {
        Engine engine = observer.engine();

        assertThat(engine.version())
                .isEqualTo(docker.run("version", "--format", "{{.Server.Version}}"));
        assertThat(engine.address()).matches("(unix|tcp)://.+");
        assertThat(engine.apiVersion()).matches("1\\.\\d\\d");
        assertThat(engine.runtimes()).contains("runc");
    }

    @Test
    void the_containers_of_a_project_are_listed_by_service_and_number() throws IOException {
        String project =
                compose(
                        """
                        services:
                          web:
                            image: %1$s
                            command: [sh, -c, "%2$s"]
                            ports: ["127.0.0.1::80", "127.0.0.1::53/udp"]
                            scale: 2
                          check:
                            image: %1$s
                            command: [sh, -c, "%2$s"]
                            labels: {purpose: test}
                            healthcheck: {test: ["CMD", "true"], interval: 100ms}
                          task:
                            image: %1$s
                            command: [sh, -c, "exit 3"]
                        """);
        docker.attempt(Map.of(), composed(project, "run", "--detach", "web", "sleep", "60"));

        List<Container> containers =
                await(
                        () -> observer.containers(project),
                        all ->
                                all.getFirst().health() == Health.HEALTHY
                                        && all.get(1).state() == State.EXITED);

        assertThat(containers)
                .extracting(each -> each.service() + each.number())
                .containsExactly("check1", "task1", "web1", "web2");
        assertThat(containers).extracting(Container::project).containsOnly(project);
        Container check = containers.getFirst();
        assertThat(check.name()).isEqualTo(project + "-check-1");
        assertThat(check.id()).isEqualTo(docker.ask(check.name(), "{{.Id}}").orElseThrow());
        assertThat(check.image()).isEqualTo(docker.image());
        assertThat(check.imageId()).startsWith("sha256:");
        assertThat(check.labels()).containsEntry("purpose", "test");
        assertThat(check.running()).isTrue();
        assertThat(containers.get(1).status()).startsWith("Exited (3)");
        assertThat(containers.get(2).health()).isNull();
        assertThat(containers.get(2).ports())
                .extracting(Published::containerPort, Published::protocol, Published::hostAddress)
                .containsExactlyInAnyOrder(
                        tuple(80, "tcp", "127.0.0.1"), tuple(53, "udp", "127.0.0.1"));
        assertThat(observer.containers(project + "x")).isEmpty();
    }

    @Test
    void every_state_is_told() {
        docker.run("create", "--name", docker.name("created"), docker.image(), "sleep", "600");
        docker.start("paused", NO_FLAGS, "sleep", "600");
        docker.run("pause", docker.name("paused"));
        docker.start("running", NO_FLAGS, "sleep", "600");
        docker.start("exited", NO_FLAGS, "true");
        docker.run("wait", docker.name("exited"));
        docker.start("restarting", List.of("--restart", "always"), "sh", "-c", "exit 1");

        List<String> names =
                List.of("created", "paused", "running", "exited", "restarting").stream()
                        .map(docker::name)
                        .toList();
        List<Container> found =
                await(
                        () -> observer.named(names),
                        all -> all.getLast().state() != State.RUNNING || all.size() < 5);

        assertThat(observer.named(names)).hasSize(5);
        assertThat(found)
                .filteredOn(each -> !each.name().endsWith("-restarting"))
                .extracting(Container::name, Container::state)
                .containsExactly(
                        tuple(docker.name("created"), State.CREATED),
                        tuple(docker.name("exited"), State.EXITED),
                        tuple(docker.name("paused"), State.PAUSED),
                        tuple(docker.name("running"), State.RUNNING));
    }

    @Test
    void only_the_very_name_is_found() {
        docker.start("exact", NO_FLAGS, "sleep", "600");
        docker.start("exact2", NO_FLAGS, "sleep", "600");

        assertThat(observer.named(List.of(docker.name("exact"), docker.name("none"))))
                .extracting(Container::name)
                .containsExactly(docker.name("exact"));
        assertThat(observer.named(List.of())).isEmpty();
    }

    @Test
    void an_inspection_tells_exit_restarts_and_times() {
        String id =
                docker.start(
                        "crash",
                        List.of("--restart", "on-failure:2"),
                        "sh",
                        "-c",
                        // An engine may write down the start of a program after its very end.
                        "sleep 1; exit 7");

        Inspection crashed =
                await(
                        () -> observer.inspect(id).orElseThrow(),
                        now ->
                                now.state() == State.EXITED
                                        && now.restarts() == 2
                                        && now.finishedAt() != null
                                        && now.finishedAt().isAfter(now.startedAt()));

        assertThat(crashed.exitCode()).isEqualTo(7);
        assertThat(crashed.restarts()).isEqualTo(2);
        assertThat(crashed.startedAt()).isNotNull();
        assertThat(crashed.finishedAt()).isAfter(crashed.startedAt());
        assertThat(crashed.outOfMemory()).isFalse();
        assertThat(crashed.health()).isNull();
        assertThat(observer.inspect(docker.name("never-was"))).isEmpty();
    }

    @Test
    void a_container_that_never_ran_or_runs_has_no_exit() {
        String created = docker.run("create", "--name", docker.name("new"), docker.image(), "true");
        String running = docker.start("lives", NO_FLAGS, "sleep", "600");

        Inspection fresh = observer.inspect(created).orElseThrow();
        assertThat(fresh.exitCode()).isNull();
        assertThat(fresh.startedAt()).isNull();
        assertThat(fresh.finishedAt()).isNull();
        Inspection lives = observer.inspect(running).orElseThrow();
        assertThat(lives.exitCode()).isNull();
        assertThat(lives.finishedAt()).isNull();
        assertThat(lives.addresses())
                .containsEntry(
                        "bridge",
                        docker.ask(running, "{{.NetworkSettings.IPAddress}}").orElseThrow());
    }

    @Test
    void death_for_want_of_memory_is_told() {
        String id =
                docker.start(
                        "hungry",
                        List.of("--memory", "8m", "--memory-swap", "8m"),
                        "sh",
                        "-c",
                        "dd if=/dev/zero of=/dev/null bs=64M count=4");
        docker.run("wait", id);

        Inspection dead = observer.inspect(id).orElseThrow();
        assertThat(dead.outOfMemory()).isTrue();
        assertThat(dead.exitCode()).isNotZero();
    }

    @Test
    void a_failing_check_is_quoted() {
        String id =
                docker.start(
                        "sick",
                        List.of(
                                "--health-cmd",
                                "echo no voice; exit 1",
                                "--health-interval",
                                "100ms",
                                "--health-retries",
                                "2"),
                        "sleep",
                        "600");

        Inspection sick =
                await(
                        () -> observer.inspect(id).orElseThrow(),
                        now -> now.health() == Health.UNHEALTHY);

        assertThat(sick.lastCheck()).isEqualTo("no voice");
        assertThat(sick.failingStreak()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void images_are_found_by_the_reference_that_was_asked_for() throws IOException {
        String tag = docker.name("image") + ":1";
        Files.writeString(
                folder.resolve("Dockerfile"),
                """
                FROM %s
                LABEL purpose=test
                HEALTHCHECK CMD true
                """
                        .formatted(docker.image()));
        docker.run("build", "--tag", tag, folder.toString());

        Map<String, Image> images =
                observer.images(List.of(tag, docker.name("none"), docker.image()));

        assertThat(images).containsOnlyKeys(tag, docker.image());
        Image built = images.get(tag);
        assertThat(built).isNotNull();
        assertThat(built.labels()).containsEntry("purpose", "test");
        assertThat(built.healthcheck()).isTrue();
        assertThat(built.id())
                .isEqualTo(docker.run("image", "inspect", "--format", "{{.Id}}", tag));
        assertThat(built.createdAt()).isAfter(Instant.EPOCH);
        assertThat(images.get(docker.image()))
                .matches(image -> !image.healthcheck(), "has no check");
    }

    @Test
    void the_volumes_of_a_project_come_with_their_sizes_and_users() throws IOException {
        String project =
                compose(
                        """
                        services:
                          store:
                            image: %1$s
                            command: [sh, -c, "dd if=/dev/zero of=/data/f bs=1024 count=64; %2$s"]
                            volumes: ["data:/data"]
                        volumes:
                          data:
                        """);

        List<Volume> volumes =
                await(
                        () -> observer.volumes(project),
                        all -> all.getFirst().bytes() != null && all.getFirst().bytes() >= 65536);

        assertThat(volumes).singleElement();
        Volume data = volumes.getFirst();
        assertThat(data.name()).isEqualTo(project + "_data");
        assertThat(data.key()).isEqualTo("data");
        assertThat(data.users()).isEqualTo(1);
        assertThat(observer.volumes(project + "x")).isEmpty();
    }

    @Test
    void events_tell_a_container_s_life_in_order() throws Exception {
        String project = docker.project();
        BlockingQueue<ContainerEvent> events = new LinkedBlockingQueue<>();
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        try (Watch watch = observer.events(project, events::add, ends::add)) {
            assertThat(watch).isNotNull();
            docker.attempt(
                    Map.of(),
                    "run",
                    "--rm",
                    "--name",
                    docker.name("brief"),
                    "--label",
                    "com.docker.compose.project=" + project,
                    "--label",
                    "com.docker.compose.service=brief",
                    "--health-cmd",
                    "true",
                    "--health-interval",
                    "100ms",
                    docker.image(),
                    "sh",
                    "-c",
                    "sleep 1; exit 5");

            List<ContainerEvent> seen = new ArrayList<>();
            while (seen.isEmpty() || seen.getLast().kind() != Kind.REMOVED) {
                ContainerEvent next = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(next).as("event after " + seen).isNotNull();
                seen.add(next);
            }
            assertThat(seen)
                    .extracting(ContainerEvent::kind)
                    .containsExactly(
                            Kind.CREATED, Kind.STARTED, Kind.HEALTHY, Kind.DIED, Kind.REMOVED);
            assertThat(seen).extracting(ContainerEvent::service).containsOnly("brief");
            assertThat(seen)
                    .extracting(ContainerEvent::exitCode)
                    .containsExactly(null, null, null, 5, null);
            assertThat(seen).isSortedAccordingTo(Comparator.comparing(ContainerEvent::at));
        }
        assertThat(ends).isEmpty();
    }

    @Test
    void both_streams_are_read_in_lines_with_their_times() {
        String id =
                docker.start(
                        "speaks",
                        NO_FLAGS,
                        "sh",
                        "-c",
                        "echo one; echo two >&2; printf 'zwölf\\n\\nend'");
        docker.run("wait", id);

        List<OutputLine> lines = read(id, ALL);

        assertThat(lines)
                .filteredOn(line -> !line.error())
                .extracting(OutputLine::text)
                .containsExactly("one", "zwölf", "", "end");
        assertThat(lines)
                .filteredOn(OutputLine::error)
                .extracting(OutputLine::text)
                .containsExactly("two");
        assertThat(lines).allSatisfy(line -> assertThat(line.at()).isAfter(Instant.EPOCH));
    }

    @Test
    void a_line_of_any_length_is_one_line() {
        String id =
                docker.start(
                        "long",
                        NO_FLAGS,
                        "sh",
                        "-c",
                        "head -c 50000 /dev/zero | tr '\\0' 'x'; echo; echo after");
        docker.run("wait", id);

        assertThat(read(id, ALL))
                .extracting(OutputLine::text)
                .containsExactly("x".repeat(50_000), "after");
    }

    @Test
    void a_terminal_s_lines_are_read_too() {
        String id = docker.start("tty", List.of("--tty"), "sh", "-c", "echo one; echo two >&2");
        docker.run("wait", id);

        assertThat(read(id, ALL)).extracting(OutputLine::text).containsExactly("one", "two");
    }

    @Test
    void only_the_newest_or_the_later_lines_are_read_when_asked() {
        String id =
                docker.start(
                        "counts",
                        NO_FLAGS,
                        "sh",
                        "-c",
                        "for i in 1 2 3 4 5; do echo $i; sleep 0.1; done");
        docker.run("wait", id);
        List<OutputLine> all = read(id, ALL);
        Instant third = all.get(2).at();

        assertThat(read(id, new OutputQuery(null, 2, false)))
                .extracting(OutputLine::text)
                .containsExactly("4", "5");
        assertThat(read(id, new OutputQuery(third, null, false)))
                .extracting(OutputLine::text)
                .containsExactly("3", "4", "5");
    }

    @Test
    void following_goes_on_to_the_container_s_end_and_its_next_run_is_there_after()
            throws Exception {
        String id = docker.start("again", NO_FLAGS, "sh", "-c", "echo begins; sleep 1; echo ends");
        BlockingQueue<OutputLine> lines = new LinkedBlockingQueue<>();
        CompletableFuture<Optional<String>> ended = new CompletableFuture<>();

        try (Watch watch =
                observer.logs(id, new OutputQuery(null, null, true), lines::add, ended::complete)) {
            assertThat(watch).isNotNull();
            assertThat(ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(lines).extracting(OutputLine::text).containsExactly("begins", "ends");

        docker.run("start", "--attach", id);
        assertThat(read(id, ALL))
                .extracting(OutputLine::text)
                .containsExactly("begins", "ends", "begins", "ends");
    }

    @Test
    void a_watch_that_is_closed_is_silent() throws Exception {
        String id =
                docker.start("on", NO_FLAGS, "sh", "-c", "while :; do echo x; sleep 0.05; done");
        BlockingQueue<OutputLine> lines = new LinkedBlockingQueue<>();
        CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
        Watch watch =
                observer.logs(id, new OutputQuery(null, 0, true), lines::add, ended::complete);
        assertThat(lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();

        watch.close();
        // One may be on its way; the container writes twenty a second.
        var _ = lines.poll(100, TimeUnit.MILLISECONDS);
        lines.clear();

        assertThat(lines.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(ended).isNotDone();
    }

    @Test
    void a_command_in_a_container_tells_its_output_and_exit_code() {
        String id = docker.start("host", NO_FLAGS, "sleep", "600");

        ExecResult result =
                observer.exec(id, List.of("sh", "-c", "echo out; echo err >&2; exit 4"), PATIENCE);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.output().lines()).containsExactlyInAnyOrder("out", "err");
        assertThat(observer.exec(id, List.of("true"), PATIENCE)).isEqualTo(new ExecResult(0, ""));
        assertThat(observer.exec(id, List.of("no-such-program"), PATIENCE).exitCode())
                .isIn(126, 127);
    }

    @Test
    void a_command_that_does_not_end_is_given_up() {
        String id = docker.start("slow", NO_FLAGS, "sleep", "600");

        assertThat(
                        catchThrowableOfType(
                                OperationFailed.class,
                                () ->
                                        observer.exec(
                                                id,
                                                List.of("sleep", "60"),
                                                Duration.ofMillis(300))))
                .hasMessage(
                        "[docker] sleep 60 in container %s: it did not end within 300 ms, and goes"
                                + " on there",
                        id.substring(0, 12));
    }

    @Test
    void a_command_in_a_container_that_does_not_run_is_refused() {
        String id = docker.start("over", NO_FLAGS, "true");
        docker.run("wait", id);

        assertThat(
                        catchThrowableOfType(
                                OperationFailed.class,
                                () -> observer.exec(id, List.of("true"), PATIENCE)))
                .hasMessageContaining("is not running");
        assertThat(
                        catchThrowableOfType(
                                OperationFailed.class,
                                () -> observer.exec("gone", List.of("true"), PATIENCE)))
                .hasMessage("[docker] true in container gone: there is no such container");
    }

    @Test
    void many_containers_are_followed_at_once() throws Exception {
        List<CompletableFuture<Optional<String>>> ends = new ArrayList<>();
        BlockingQueue<OutputLine> lines = new LinkedBlockingQueue<>();
        for (int i : IntStream.range(0, 5).toArray()) {
            String id = docker.start("many" + i, NO_FLAGS, "sh", "-c", "echo hello; sleep 0.5");
            CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
            observer.logs(id, new OutputQuery(null, null, true), lines::add, ended::complete);
            ends.add(ended);
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(lines).hasSize(5).extracting(OutputLine::text).containsOnly("hello");
    }

    private List<OutputLine> read(String id, OutputQuery query) {
        BlockingQueue<OutputLine> lines = new LinkedBlockingQueue<>();
        CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
        observer.logs(id, query, lines::add, ended::complete);
        assertThat(ended).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
        return List.copyOf(lines);
    }

    private String compose(String file) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                file.formatted(docker.image(), SLEEP.replace("$", "$$")));
        String project = docker.project();
        docker.run(composed(project, "up", "--detach"));
        return project;
    }

    private String[] composed(String project, String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "compose",
                                "--project-name",
                                project,
                                "--file",
                                folder.resolve("compose.yaml").toString()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /// The answer that is as it should be, or the last one: the test says then what is wrong with it.
    private static <T> T await(Supplier<T> ask, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T answer = ask.get();
        while (!wanted.test(answer) && System.nanoTime() < deadline) {
            answer = ask.get();
        }
        return answer;
    }
}
