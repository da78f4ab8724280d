package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Follows containers of a real engine that nobody started by vox.
@DockerTest
class FollowingTest {
    private static final long DEADLINE_SECONDS = 30;

    private final BlockingQueue<LogEntry> heard = new LinkedBlockingQueue<>();
    private String project = "";
    private Thread follower = Thread.ofPlatform().unstarted(() -> {});

    @BeforeEach
    void follow(Docker docker) {
        project = docker.project();
    }

    @AfterEach
    void end() throws InterruptedException {
        follower.interrupt();
        follower.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        assertThat(follower.isAlive()).as("the follower ends when it is interrupted").isFalse();
    }

    private void begin() {
        follower =
                Thread.ofPlatform()
                        .start(() -> {
                            try (DockerObserver engine = new DockerObserver(System.getenv());
                                    Following following =
                                            new Following(
                                                    engine,
                                                    project,
                                                    LogQuery.everything(),
                                                    heard::add)) {
                                following.run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private List<String> labels(String service) {
        return List.of(
                "--label",
                "com.docker.compose.project=" + project,
                "--label",
                "com.docker.compose.service=" + service,
                "--label",
                "com.docker.compose.oneoff=False");
    }

    private static String says(String words) {
        return "trap 'exit 0' TERM; echo " + words + "; while :; do sleep 1 & wait; done";
    }

    private LogEntry next() throws InterruptedException {
        LogEntry entry = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(entry).as("a record within %d s", DEADLINE_SECONDS).isNotNull();
        return entry;
    }

    private void hears(String service, String message) throws InterruptedException {
        LogEntry entry = next();
        assertThat(entry.service()).isEqualTo(service);
        assertThat(entry.message()).isEqualTo(message);
    }

    @Test
    void a_service_is_followed_through_a_restart_and_into_its_next_container(Docker docker)
            throws InterruptedException {
        docker.start("tts", labels("tts"), "sh", "-c", says("first"));
        begin();
        hears("tts", "first");

        docker.run("restart", "--time", "1", docker.name("tts"));
        hears("tts", "first");

        docker.run("rm", "--force", docker.name("tts"));
        docker.start("tts", labels("tts"), "sh", "-c", says("second"));
        hears("tts", "second");
        assertThat(heard).as("nothing is told twice").isEmpty();
    }

    @Test
    void a_stack_that_is_half_up_is_followed_as_the_rest_comes(Docker docker)
            throws InterruptedException {
        docker.start("redis", labels("redis"), "sh", "-c", says("there"));
        docker.run(
                "create",
                "--name",
                docker.name("late"),
                "--label",
                "com.docker.compose.project=" + project,
                "--label",
                "com.docker.compose.service=late",
                docker.image(),
                "sh",
                "-c",
                says("here"));
        begin();
        hears("redis", "there");

        docker.run("start", docker.name("late"));
        hears("late", "here");
    }
}
