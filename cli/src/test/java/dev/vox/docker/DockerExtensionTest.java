package dev.vox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@DockerTest
class DockerExtensionTest {
    private static final List<String> NO_FLAGS = List.of();

    @Test
    void theTinyImageHasAShellAndItsTools(Docker docker) {
        assertThat(docker.run("run", "--rm", docker.image(), "sh", "-c", "echo a b | wc -w"))
                .isEqualTo("2");
    }

    @Test
    void closingRemovesWhatBearsItsNames(Docker mine) {
        Docker other = Docker.open();
        mine.start("stays", NO_FLAGS, "sleep", "600");
        other.start("goes", List.of("--volume", other.name("data") + ":/data"), "sleep", "600");
        other.run("network", "create", other.name("net"));
        other.run("image", "tag", other.image(), other.name("image"));

        other.close();

        assertThat(everythingNamed(other.name(""))).isEmpty();
        assertThat(mine.ask(mine.name("stays"), "{{.State.Status}}")).contains("running");
    }

    @Test
    void closingRemovesAComposeProjectWhateverItsContainersAreCalled(
            Docker docker, @TempDir Path folder) throws IOException {
        Docker other = Docker.open();
        String fixed = docker.name("fixed");
        Path file =
                Files.writeString(
                        folder.resolve("compose.yaml"),
                        """
                        services:
                          one:
                            image: %s
                            container_name: %s
                            command: sleep 600
                            volumes: [data:/data]
                        volumes:
                          data:
                        """
                                .formatted(docker.image(), fixed));
        String project = other.project();
        assertThat(
                        other.attempt(
                                Map.of(),
                                "compose",
                                "-p",
                                project,
                                "-f",
                                file.toString(),
                                "up",
                                "-d"))
                .matches(completed -> completed.succeeded(), "succeeded");

        other.close();

        assertThat(docker.ask(fixed, "{{.State.Status}}")).isEmpty();
        assertThat(everythingNamed(project)).isEmpty();
    }

    @Test
    void whatAKilledRunLeftBehindIsRemovedAndWhatALiveOneHasIsNot(Docker mine) {
        ProcessHandle self = ProcessHandle.current();
        Instant earlier = self.info().startInstant().orElseThrow().minusSeconds(1);
        String dead = Leftovers.mark(self.pid(), earlier) + "1-volume";
        mine.run("volume", "create", dead);
        mine.run("volume", "create", mine.name("volume"));

        Leftovers.removeThoseOfTheDead();

        assertThat(everythingNamed(dead)).isEmpty();
        assertThat(everythingNamed(mine.name("volume"))).containsExactly(mine.name("volume"));
    }

    private static List<String> everythingNamed(String prefix) {
        return List.of(
                        List.of("container", "ls", "--all", "--format", "{{.Names}}"),
                        List.of("network", "ls", "--format", "{{.Name}}"),
                        List.of("volume", "ls", "--format", "{{.Name}}"),
                        List.of("image", "ls", "--format", "{{.Repository}}"))
                .stream()
                .flatMap(command -> Engine.said(command).lines())
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
