package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.progress.Progress;
import dev.vox.stack.ProcessIdentity;

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
    void whatOneThatWasKilledLeftBehindIsRemovedAndWhatOthersHaveIsNot() throws Exception {
        Process killed = new ProcessBuilder("cat").start();
        String gone = WorktreeOwner.reason(ProcessIdentity.of(killed.toHandle()));
        killed.destroyForcibly().waitFor();
        Path left = lockedFor(gone, "left behind");
        Path measured = lockedFor(WorktreeOwner.reason(ProcessIdentity.current()), "measured");
        Path users = lockedFor("on a disk that is away", "users");

        Revision.checkOut(project, Revision.commit(project, "main").orElseThrow()).close();

        assertThat(left).doesNotExist();
        assertThat(measured.resolve("voice/vox.yaml")).exists();
        assertThat(users.resolve("voice/vox.yaml")).exists();
        assertThat(git("worktree", "list").lines()).hasSize(3);
    }

    private Path lockedFor(String reason, String name) throws Exception {
        Path worktree = folder.resolve(name);
        git("worktree", "add", "--detach", "--quiet", worktree.toString());
        git("worktree", "lock", "--reason", reason, worktree.toString());
        return worktree;
    }

    @Test
    void aBuildThatCtrlCEndedIsNoFailureOfIt() throws Exception {
        launcher("kill -INT $$");
        try (Revision revision = Revision.checkOut(project, headCommit())) {
            assertThatThrownBy(() -> revision.program(Progress.NONE))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aBuildThatFailsSaysWhy() throws Exception {
        launcher("echo error: the build failed >&2; exit 4");
        try (Revision revision = Revision.checkOut(project, headCommit())) {
            assertThatThrownBy(() -> revision.program(Progress.NONE))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("error: the build failed");
        }
    }

    private String headCommit() throws InterruptedException {
        return Revision.commit(project, "main").orElseThrow();
    }

    /// A repository that is vox itself, whose launcher does this.
    private void launcher(String line) throws Exception {
        Path repository = folder.resolve("repository");
        Path sources = Files.createDirectories(repository.resolve("cli/src/main/java/dev/vox"));
        Files.writeString(sources.resolve("Any.java"), "");
        Path launcher = Files.writeString(repository.resolve("vox"), "#!/bin/sh\n" + line + "\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        git("add", "--all", "..");
        commit("itself");
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
