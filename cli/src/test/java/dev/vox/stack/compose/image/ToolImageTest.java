package dev.vox.stack.compose.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// With a jlink of a few lines of shell; [ToolImageProcessTest] has the real one.
class ToolImageTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    private Project project;
    private Path home;
    private Path jdk;

    @BeforeEach
    void aToolAndAJdk() throws IOException {
        project = new Project(Files.createDirectories(folder.resolve("project")));
        home = Files.createDirectories(folder.resolve("vox"));
        script(home.resolve("bin/vox"), "#!/bin/sh\n");
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/vox.jar"), "jar");
        Files.writeString(home.resolve("lib/jdk"), "/where/it/was/built\n");
        Files.createDirectories(home.resolve("aot"));
        Files.writeString(home.resolve("aot/tool.aot"), "cache");
        jdk = folder.resolve("jdk");
        jlink("for last; do :; done; mkdir -p \"$last/bin\" && echo java >\"$last/bin/java\"");
    }

    private void jlink(String body) throws IOException {
        script(jdk.resolve("bin/jlink"), "#!/bin/sh\necho x >>\"" + calls() + "\"\n" + body + "\n");
    }

    private Path calls() {
        return folder.resolve("calls");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private ToolImage image(String buildId) {
        return new ToolImage(new Launch(jdk, "vox.jar", home), buildId);
    }

    private List<String> state() throws IOException {
        try (Stream<Path> files = Files.list(project.state())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void theContextHoldsTheToolAndARuntimeAndNoCacheOfAnotherJvm() throws Exception {
        List<Object> events = new ArrayList<>();
        ToolImage.Staged staged = image("a").stage(project, SOON, events::add);

        assertThat(staged)
                .isEqualTo(new ToolImage.Staged(project.root().resolve(".vox/image"), true));
        assertThat(staged.folder().resolve("lib/vox.jar")).hasContent("jar");
        assertThat(staged.folder().resolve("lib/jdk")).hasContent("/opt/vox/jre\n");
        assertThat(staged.folder().resolve("jre/bin/java")).exists();
        assertThat(staged.folder().resolve("aot")).doesNotExist();
        assertThat(events).hasSize(2);
        assertThat(state()).containsExactly("image");
    }

    @Test
    void everybodyMayReadIt() throws Exception {
        Path made = image("a").stage(project, SOON, Progress.NONE).folder();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwxr-xr-x");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(made.resolve("bin/vox"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(made.resolve("lib/vox.jar"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void oneThatIsCurrentIsLeft() throws Exception {
        image("a").stage(project, SOON, Progress.NONE);

        assertThat(image("a").stage(project, SOON, Progress.NONE).made()).isFalse();
        assertThat(Files.readAllLines(calls())).hasSize(1);
    }

    @Test
    void anotherBuildTakesItsPlace() throws Exception {
        Path old = image("a").stage(project, SOON, Progress.NONE).folder();
        Files.writeString(old.resolve("left-over"), "");

        Path made = image("b").stage(project, SOON, Progress.NONE).folder();

        assertThat(made.resolve("left-over")).doesNotExist();
        assertThat(Files.readString(made.resolve("stamp"))).startsWith("b jdk ");
        assertThat(state()).containsExactly("image");
    }

    @Test
    void aFailureLeavesTheOldOneAndNothingBesides() throws Exception {
        image("a").stage(project, SOON, Progress.NONE);
        jlink("echo 'Error: no room' >&2; exit 1");

        assertThatThrownBy(() -> image("b").stage(project, SOON, Progress.NONE))
                .isInstanceOf(OperationFailed.class)
                .hasMessage("[image] jlink of " + jdk + " failed: Error: no room");
        assertThat(Files.readString(project.state().resolve("image/stamp"))).startsWith("a ");
        assertThat(state()).containsExactly("image");
    }

    @Test
    void aRuntimeThatIsLateIsEnded() throws Exception {
        jlink("exec sleep 60");

        assertThatThrownBy(() -> image("a").stage(project, Duration.ofMillis(200), Progress.NONE))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("did not end within");
        assertThat(state()).isEmpty();
    }

    @Test
    void aRuntimeInThePlaceOfAJdkIsMissingItsJlink() throws IOException {
        Files.delete(jdk.resolve("bin/jlink"));

        assertThatThrownBy(() -> image("a").stage(project, SOON, Progress.NONE))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[image] " + jdk + " has no jlink: it is no whole JDK");
    }

    @Test
    void aToolOfClassFilesCannotBeStaged() {
        ToolImage image = new ToolImage(new Launch(jdk, "classes", null), "a");

        assertThatThrownBy(() -> image.stage(project, SOON, Progress.NONE))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageStartingWith("[image] vox runs from class files");
    }

    @Test
    void theContextIsKnownByItsPlace() {
        Path root = project.root();

        assertThat(ToolImage.isContext(project, root.resolve("docker/../.vox/image"))).isTrue();
        assertThat(ToolImage.isContext(project, root.resolve("docker"))).isFalse();
    }
}
