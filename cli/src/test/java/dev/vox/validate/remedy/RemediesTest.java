package dev.vox.validate.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.embedded.EmbeddedDriver;
import dev.vox.env.Project;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackService;
import dev.vox.validate.remedy.ChangeMaker.Made;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class RemediesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Supplier<StackService> NO_STACK =
            () -> {
                throw new AssertionError("no stack is to be touched");
            };

    @TempDir Path root;
    private Project project;

    @BeforeEach
    void make() throws IOException {
        project = new Project(root.toRealPath());
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.root().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void record(ProcessIdentity process, RunState.Phase phase, Instant startedAt) {
        RunFolder.create(project)
                .write(
                        new RunState(
                                process,
                                phase,
                                "embedded",
                                "legacy",
                                "mock",
                                "build",
                                startedAt,
                                List.of()));
    }

    private ChangeMaker maker() {
        return new ChangeMaker(project, CLOCK, NO_STACK);
    }

    private static ProcessIdentity gone() throws Exception {
        Process process = new ProcessBuilder("true").start();
        ProcessIdentity identity = new ProcessIdentity(process.pid(), NOW);
        process.waitFor();
        return identity;
    }

    @Test
    void aProjectWithoutStateNeedsNothing() throws Exception {
        for (Remedy remedy : Remedies.of(project, Map.of(), CLOCK)) {
            assertThat(remedy.plan()).as(remedy.toString()).isEmpty();
        }
    }

    @Test
    void everyRemedyAnswersToChecksOfItsOwn() {
        List<Remedy> remedies = Remedies.of(project, Map.of(), CLOCK);
        List<String> ids = remedies.stream().flatMap(each -> each.answersTo().stream()).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(remedies.size());
    }

    @Test
    void aRecordThatNobodyCanReadIsRemoved() throws Exception {
        Path record = write(".vox/run/stack.json", "{\"schemaVersion\":1,");
        Remedy remedy = new StaleRecord(project);
        List<Change> plan = remedy.plan();

        assertThat(maker().make(remedy, plan)).allMatch(Made::done).hasSize(1);
        assertThat(record).doesNotExist();
    }

    @Test
    void aRecordThatChangedAfterItWasShownStays() throws Exception {
        record(gone(), RunState.Phase.READY, NOW);
        Remedy remedy = new StaleRecord(project);
        List<Change> agreed = remedy.plan();
        record(ProcessIdentity.current(), RunState.Phase.READY, NOW);

        List<Made> made = maker().make(remedy, agreed);

        assertThat(made).hasSize(1).noneMatch(Made::done);
        assertThat(made.getFirst().problem()).isEqualTo("it is not so any more");
        assertThat(project.run().resolve("stack.json")).exists();
    }

    @Test
    void aTokenGoesWithTheRecordOfItsStack() throws Exception {
        record(gone(), RunState.Phase.READY, NOW);
        Path token = write(".vox/run/control.token", "0123456789\n");
        Remedy remedy = new StaleRecord(project);

        maker().make(remedy, remedy.plan());

        assertThat(token).doesNotExist();
    }

    @Test
    void locksAreNeverTouched() throws Exception {
        record(gone(), RunState.Phase.READY, NOW);
        Path lock = write(".vox/run/stack.lock", "");

        for (Remedy remedy : Remedies.of(project, Map.of(), CLOCK)) {
            maker().make(remedy, remedy.plan());
        }

        assertThat(lock).exists();
    }

    @Test
    void draftsOfProcessesThatAreGoneAreRemovedAndOthersStay() throws Exception {
        long pid = gone().pid();
        Path dead = write(".vox/run/stack.json." + pid, "half");
        Path alive = write(".vox/run/stack.json." + ProcessHandle.current().pid(), "half");
        Path other = write(".vox/run/notes.txt", "mine");
        Remedy remedy = new Leftovers(project);

        assertThat(maker().make(remedy, remedy.plan())).allMatch(Made::done).hasSize(1);
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(other).exists();
    }

    @Test
    void aLinkToASharedFolderKeepsItsMode() throws Exception {
        Path shared = Files.createDirectory(project.root().resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.createSymbolicLink(project.state(), shared);

        assertThat(new OpenState(project).plan()).isEmpty();
    }

    @Test
    void aProjectThatIgnoresTheStateItselfIsLeftAsItIs() throws Exception {
        Files.createDirectory(project.state());
        assertThat(new StateInGit(project).plan()).hasSize(1);

        write(".gitignore", "target/\n.vox/\n");

        assertThat(new StateInGit(project).plan()).isEmpty();
    }

    @Test
    void aStartIsHungOnlyAfterLongerThanAnyStartTakes() {
        record(
                ProcessIdentity.current(),
                RunState.Phase.STARTING,
                NOW.minus(HungStart.LONGEST).plusSeconds(1));
        assertThat(new HungStart(project, CLOCK).plan()).isEmpty();

        record(
                ProcessIdentity.current(),
                RunState.Phase.STARTING,
                NOW.minus(HungStart.LONGEST).minusSeconds(1));
        assertThat(new HungStart(project, CLOCK).plan())
                .containsExactly(new Change.End(ProcessIdentity.current()));

        record(ProcessIdentity.current(), RunState.Phase.READY, NOW.minus(Duration.ofDays(3)));
        assertThat(new HungStart(project, CLOCK).plan()).isEmpty();
    }

    @Test
    void aProcessThatTookTheIdOfAHungStartIsNobodysToEnd() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            record(
                    new ProcessIdentity(other.pid(), NOW.minus(Duration.ofDays(9))),
                    RunState.Phase.STARTING,
                    NOW.minus(Duration.ofDays(9)));

            for (Remedy remedy : Remedies.of(project, Map.of(), CLOCK)) {
                maker().make(remedy, remedy.plan());
            }

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aHungStartIsEnded() throws Exception {
        Process hung = new ProcessBuilder("sleep", "60").start();
        try {
            record(
                    ProcessIdentity.of(hung.toHandle()),
                    RunState.Phase.STARTING,
                    NOW.minus(Duration.ofHours(2)));
            Remedy remedy = new HungStart(project, CLOCK);
            StackService stack = new StackService(driver(), null, null, CLOCK);
            ChangeMaker maker = new ChangeMaker(project, CLOCK, () -> stack);

            assertThat(maker.make(remedy, remedy.plan())).allMatch(Made::done).hasSize(1);

            assertThat(hung.waitFor(Duration.ofSeconds(30))).isTrue();
            assertThat(project.run().resolve("stack.json")).doesNotExist();
        } finally {
            hung.destroyForcibly();
        }
    }

    /// One that is never asked: an end needs none.
    private static EmbeddedDriver driver() {
        return new EmbeddedDriver(null, null, null);
    }

    @Test
    void whatAFileHeldIsKeptBeforeItIsMended() throws Exception {
        Path file = write(".env.local", "A=1\r\nB=2\r\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Remedy remedy = new EnvironmentRepairs(project, Map.of());

        List<Made> made = maker().make(remedy, remedy.plan());

        assertThat(made).allMatch(Made::done).isNotEmpty();
        assertThat(file).hasContent("A=1\nB=2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        Path backup = made.getFirst().backup();
        assertThat(backup)
                .isEqualTo(project.state().resolve("backup/2026-03-01T101530Z/.env.local"));
        assertThat(Files.readString(backup)).isEqualTo("A=1\r\nB=2\r\n");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(project.state().resolve("backup"))))
                .isEqualTo("rwx------");
        assertThat(remedy.plan()).isEmpty();
    }

    @Test
    void aFileThatSomebodyChangedMeanwhileIsLeftAlone() throws Exception {
        Path file = write(".env.local", "A=1\r\n");
        Remedy remedy = new EnvironmentRepairs(project, Map.of());
        List<Change> agreed = remedy.plan();
        write(".env.local", "A=2\r\n");

        assertThat(maker().make(remedy, agreed)).noneMatch(Made::done);
        assertThat(Files.readString(file)).isEqualTo("A=2\r\n");
    }
}
