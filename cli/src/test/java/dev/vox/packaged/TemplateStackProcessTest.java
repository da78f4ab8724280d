package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.process.Completed;
import dev.vox.progress.Progress;
import dev.vox.stack.compose.image.ToolImage;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.VoiceSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `vox init --template compose` writes becomes a stack that speaks.
@DockerTest
@Timeout(600)
class TemplateStackProcessTest {
    private static final Duration JLINK = Duration.ofMinutes(2);
    private static final int AUDIBLE = 500;

    @TempDir Path folder;

    @Test
    void aNewProjectIsBuiltStartedSpokenThroughAndStopped(Docker docker) throws Exception {
        PackagedTool tool = PackagedTool.in(folder);
        assertThat(tool.run("init", "--template", "compose").exit()).isZero();
        stage(tool.project());
        String name = docker.project();
        Map<String, String> ports =
                Map.of(
                        "ORCHESTRATOR_WS_PORT",
                        Integer.toString(tool.port("ORCHESTRATOR_WS_PORT")),
                        "ORCHESTRATOR_HEALTH_PORT",
                        Integer.toString(tool.port("ORCHESTRATOR_HEALTH_PORT")));

        compose(docker, name, tool.project(), ports, "up", "--detach", "--build", "--wait");

        String worker = name + "-tts-mock-1";
        assertThat(docker.ask(worker, "{{.State.Health.Status}}")).contains("healthy");
        assertThat(docker.ask(worker, "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}}"))
                .contains("true 10001:10001");
        assertThat(docker.run("exec", worker, "cat", "/proc/1/comm")).isEqualTo("java");
        assertThat(docker.run("logs", worker)).startsWith("Worker: mock, model mock-440hz\n");
        assertThat(registered(docker, name)).startsWith("worker:");
        assertThat(loudest(tool.port("ORCHESTRATOR_WS_PORT"))).isGreaterThan(AUDIBLE);

        docker.run("stop", "--time", "15", worker);

        assertThat(docker.ask(worker, "{{.State.ExitCode}}")).contains("0");
        assertThat(registered(docker, name)).isEmpty();
        docker.run("stop", "--time", "15", name + "-orchestrator-1");
        assertThat(docker.ask(name + "-orchestrator-1", "{{.State.ExitCode}}")).contains("0");
    }

    private static void stage(Path project) throws InterruptedException {
        Launch launch =
                new Launch(Path.of(System.getProperty("java.home")), "unused", PackagedTool.FOLDER);
        ToolImage.Staged staged =
                new ToolImage(launch, System.getProperty("vox.build.id", "a-test"))
                        .stage(new Project(project), JLINK, Progress.NONE);
        assertThat(staged.made()).isTrue();
    }

    private static void compose(
            Docker docker, String name, Path project, Map<String, String> ports, String... words) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "compose",
                                "--project-name",
                                name,
                                "--project-directory",
                                project.toString(),
                                "--profile",
                                "mock"));
        arguments.addAll(List.of(words));
        Completed run = docker.attempt(ports, arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static String registered(Docker docker, String name) {
        return docker.run(
                "exec", name + "-redis-1", "redis-cli", "--scan", "--pattern", "worker:*");
    }

    /// The highest sample of an utterance.
    private static int loudest(int port) throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (VoiceClient client = new VoiceClient();
                VoiceSession session =
                        client.open(SessionOptions.of(URI.create("ws://127.0.0.1:" + port)))) {
            session.speak("Hello from a container", heard::writeBytes);
        }
        ShortBuffer samples =
                ByteBuffer.wrap(heard.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int loudest = 0;
        while (samples.hasRemaining()) {
            loudest = Math.max(loudest, Math.abs(samples.get()));
        }
        return loudest;
    }
}
