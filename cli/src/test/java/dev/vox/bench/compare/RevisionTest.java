package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.progress.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// With a real git.
class RevisionTest {
    @TempDir private Path folder;

    private Project project = new Project(Path.of("/"));

    @BeforeEach
    void aRepositoryOfTwoCommits() throws Exception {
        Path within = Files.createDirectories(folder.resolve("repository/voice"));
        project = new Project(within);
        git("init", "--quiet", "--initial-branch=main", "..");
        Files.writeString(within.resolve(".gitignore"), ".env\n");
        Files.writeString(within.resolve("vox.yaml"), "old\n");
        commit("one");
        Files.writeString(within.resolve("vox.yaml"), "new\n");
        commit("two");
        Files.writeString(within.resolve(".env"), "DEFAULT_TTS_MODEL=mock\n");
    }

    @Test
    void hasTheFilesOfTheRevisionAndOfTodayWhatGitDoesNotKeep() throws Exception {
        String commit = Revision.commit(project, "main~1").orElseThrow();
        Path there;
        try (Revision revision = Revision.checkOut(project, commit)) {
            there = revision.project().root();
            assertThat(there.resolve("vox.yaml")).hasContent("old\n");
            assertThat(there.resolve(".env"))
                    .isSymbolicLink()
                    .hasContent("DEFAULT_TTS_MODEL=mock\n");
            assertThat(revision.program(Progress.NONE)).isEmpty();
        }

        assertThat(there).doesNotExist();
        assertThat(there.getParent()).doesNotExist();
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(project.root().resolve(".env")).isRegularFile();
        assertThat(project.root().resolve("vox.yaml")).hasContent("new\n");
    }

    @Test
    void aWordThatIsNoRevisionIsNone() throws Exception {
        assertThat(Revision.commit(project, "no-such-branch")).isEmpty();
        assertThat(Revision.commit(project, "--help")).isEmpty();
        assertThat(Revision.commit(new Project(folder), "main")).isEmpty();
        assertThat(Revision.commit(project, "main"))
                .isEqualTo(Revision.commit(project, "HEAD"))
                .isPresent();
    }

    private void commit(String message) throws Exception {
        git("add", "--all");
        git(
                "-c",
                "user.name=somebody",
                "-c",
                "user.email=somebody@example.com",
                "commit",
                "--quiet",
                "--message=" + message);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        Completed run = Programs.run(Command.of(Duration.ofSeconds(60), line).in(project.root()));
        assertThat(run.succeeded()).as(run.err()).isTrue();
        return run.out();
    }
}
