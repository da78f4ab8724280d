package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// `vox validate` tells an image that is older than what it is built from, by a real engine.
@DockerTest
@Timeout(300)
class StaleImageTest {
    @TempDir Path folder;

    private final Docker docker;
    private ContainerProject project;

    StaleImageTest(Docker docker) {
        this.docker = docker;
    }

    @BeforeEach
    void make() throws IOException {
        project = new ContainerProject(docker, folder);
        project.write("app/greeting", docker.project() + "\n");
        project.write(
                "app/Dockerfile", "FROM %s\nCOPY greeting /greeting\n".formatted(docker.image()));
        project.services(
                """
                orchestrator: {image: IMAGE, command: LOOP}
                tts-mock: {build: app, profiles: [mock], command: LOOP}
                """);
    }

    private Run validate() {
        return project.vox("validate", "--phase", "1,3", "--skip", "prerequisites.ports");
    }

    @Test
    void one_of_the_stack_that_is_up_is_fresh_then_stale_then_fresh_again() throws IOException {
        Run dev = project.vox("dev", "mock", "legacy");
        assertThat(dev.exit()).as(dev.err()).isZero();
        Run fresh = validate();
        assertThat(fresh.exit()).as(fresh.out() + fresh.err()).isZero();

        project.write("app/greeting", "good evening\n");
        Run stale = validate();
        assertThat(stale.exit()).as(stale.out()).isEqualTo(1);
        assertThat(stale.out())
                .contains("build.images-fresh")
                .contains("is older than what it is built from")
                .contains("vox rebuild tts-mock");

        Run rebuild = project.vox("rebuild", "tts-mock");
        assertThat(rebuild.exit()).as(rebuild.err()).isZero();
        Run after = validate();
        assertThat(after.exit()).as(after.out()).isZero();
    }

    @Test
    void one_that_compose_built_by_itself_is_a_warning_by_its_age() throws IOException {
        project.environment("DEFAULT_MODEL", "mock");
        Run before = validate();
        assertThat(before.exit()).as(before.out() + before.err()).isEqualTo(1);
        assertThat(before.out()).contains("build.images").contains("is missing");

        docker.run(
                "compose",
                "--project-directory",
                folder.toString(),
                "--profile",
                "mock",
                "build",
                "tts-mock");
        Run fresh = validate();
        assertThat(fresh.exit()).as(fresh.out() + fresh.err()).isZero();

        project.write("app/greeting", "good evening\n");
        Run stale = validate();
        assertThat(stale.exit()).as(stale.out()).isZero();
        assertThat(stale.out().replaceAll("\\s+", " "))
                .contains("build.images-age")
                .contains("is older than greeting");
    }
}
