package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.SubjectResult;
import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `vox bench` measures stacks in containers: those that it starts itself, of which it leaves nothing behind, and one that is up.
@DockerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class BenchStackProcessTest {
    private static final Duration BUILD = Duration.ofMinutes(8);
    private static final int SERVICES = 3;

    private final Docker docker;
    private final String name;
    private final PackagedTool tool;

    BenchStackProcessTest(Docker docker, @TempDir Path folder) throws IOException {
        this.docker = docker;
        this.name = docker.name("stacks");
        this.tool =
                new PackagedTool(
                                PackagedTool.FOLDER.resolve("bin/vox"),
                                Files.createDirectories(folder.resolve(name)),
                                Files.createDirectories(folder.resolve("home")))
                        .within(BUILD)
                        .with("COMPOSE_PROJECT_NAME", name);
    }

    /// The project's own model is not the one that is asked for.
    @BeforeAll
    void makeTheProject() throws Exception {
        assertThat(tool.run("init", "--template", "compose").exit()).isZero();
        Files.writeString(tool.project().resolve(".env.local"), "DEFAULT_TTS_MODEL=kevin\n");
    }

    @Test
    void itsContainersAreLookedAtAndAreGoneAfterwards() throws Exception {
        Outcome run = tool.run(started("jitter", "--json", "--sessions", "2", "--duration", "2s"));

        SubjectResult subject = subject(run);
        speaksWithTheMock(subject);
        assertThat(metrics(subject)).contains("frame_jitter", "session_memory");
        nothingIsLeft();
    }

    @Test
    void whatAKilledRunLeftBehindIsEndedByTheNextOne() throws Exception {
        Process bench = tool.start(started("jitter", "--sessions", "1", "--duration", "1h"));
        try {
            PackagedTool.await(
                    "the measurement", BUILD, () -> !bench.isAlive() || said("for figures"));
        } finally {
            bench.destroyForcibly().waitFor();
        }
        assertThat(benched("ps", "--format", "{{.Names}}")).as(said()).hasSize(SERVICES);

        Outcome next = tool.run("bench", "--target", "grpc://localhost:1");

        assertThat(next.exit()).as(next.err()).isEqualTo(4);
        assertThat(next.err()).contains("a stack that was left behind is gone");
        nothingIsLeft();
    }

    @Test
    void oneThatIsUpIsMeasuredAsItWasStartedAndStays() throws Exception {
        Outcome up = tool.run("dev", "mock", "legacy", "--backend", "compose");
        assertThat(up.exit()).as(up.err()).isZero();
        try {
            SubjectResult subject =
                    subject(tool.run("bench", "soak", "--duration", "5s", "--json"));

            speaksWithTheMock(subject);
            assertThat(metrics(subject)).contains("memory", "threads", "open_sessions");
            assertThat(tool.run("status").exit()).isZero();
        } finally {
            tool.run("stop");
        }
    }

    private static String[] started(String... scenario) {
        List<String> line = new ArrayList<>(List.of("bench"));
        line.addAll(List.of(scenario));
        line.addAll(List.of("--backend", "compose", "--model", "mock", "--mode", "legacy"));
        return line.toArray(String[]::new);
    }

    /// What was measured, also on a machine that is too busy for it to count.
    private static SubjectResult subject(Outcome run) throws Exception {
        assertThat(run.exit()).as(run.err()).isIn(0, 1);
        return BenchDocument.read("stdout", run.out()).getFirst().subjects().getFirst();
    }

    private static void speaksWithTheMock(SubjectResult subject) {
        assertThat(subject.fingerprint().facts())
                .containsEntry("model", "mock-440hz")
                .containsEntry("mode", "legacy")
                .containsEntry("backend", "compose")
                .containsEntry("env.ADAPTER_TYPE", "mock")
                .containsEntry("env.DEFAULT_MODEL_ID", "mock-440hz");
    }

    private static Set<String> metrics(SubjectResult subject) {
        return subject.series().stream()
                .map(series -> series.metric().word())
                .collect(Collectors.toSet());
    }

    private void nothingIsLeft() throws IOException {
        assertThat(benched("ps", "--all", "--format", "{{.Names}}")).isEmpty();
        assertThat(benched("network", "ls", "--format", "{{.Name}}")).isEmpty();
        try (Stream<Path> left = Files.list(tool.project().resolve(".vox/bench/stacks"))) {
            assertThat(left).allMatch(each -> each.toString().endsWith(".lock"));
        }
    }

    /// What the engine has of stacks that were started to be measured.
    private List<String> benched(String... arguments) {
        return docker.run(arguments)
                .lines()
                .filter(each -> each.startsWith("vox-bench-" + name))
                .toList();
    }

    private boolean said(String words) {
        return said().contains(words);
    }

    private String said() {
        try {
            return Files.readString(tool.project().resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
