package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `vox entrypoint` becomes what it was asked to, by the packaged launcher.
class EntrypointProcessTest {
    @TempDir Path folder;

    private PackagedTool tool;

    /// In seconds: what a busy machine may take to end a process.
    private static final long PATIENCE = 60;

    @BeforeEach
    void package_() throws IOException {
        tool = PackagedTool.in(folder);
    }

    private Outcome shell(String script, String... arguments)
            throws IOException, InterruptedException {
        String[] line = new String[6 + arguments.length];
        System.arraycopy(
                new String[] {"entrypoint", "orchestrator", "--", "sh", "-c", script},
                0,
                line,
                0,
                6);
        System.arraycopy(arguments, 0, line, 6, arguments.length);
        return tool.run(line);
    }

    /// Without 32 and those above, some of which the C library keeps to itself.
    private static long namedSignals(String line) {
        return Long.parseUnsignedLong(line.substring(line.indexOf('\t') + 1), 16) & 0x7fff_ffffL;
    }

    private static String line(String text, String key) {
        return text.lines().filter(line -> line.startsWith(key)).findFirst().orElseThrow();
    }

    @Test
    void theProgramTakesTheProcessOver() throws IOException, InterruptedException {
        Process process =
                tool.start("entrypoint", "orchestrator", "--", "sh", "-c", "echo $$; exec cat");
        try {
            PackagedTool.await("what it says", () -> read("out").lines().count() == 2);

            assertThat(read("out")).isEqualTo("Mode: agent\n" + process.pid() + "\n");
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private String read(String file) {
        try {
            return Files.readString(tool.project().resolve(file));
        } catch (IOException notYet) {
            return "";
        }
    }

    @Test
    void itsExitCodeIsTheProgramsAndASignalReachesIt() throws IOException, InterruptedException {
        assertThat(shell("exit 7").exit()).isEqualTo(7);

        Process process =
                tool.start(
                        "entrypoint",
                        "orchestrator",
                        "--",
                        "sh",
                        "-c",
                        "trap 'exit 9' TERM; echo up; while :; do read -r _ || :; done");
        try {
            PackagedTool.await("what it says", () -> read("out").endsWith("up\n"));
            process.destroy();
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(9);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theProgramGetsSignalsFilesAndLimitsAsTheyWere() throws IOException, InterruptedException {
        String script = "grep -E '^Sig(Blk|Ign)' /proc/self/status; ls /proc/self/fd; ulimit -n";
        Path own = tool.project().resolve("own");
        Process plain =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -S -n 777; trap '' PIPE; grep ^SigIgn /proc/$$/status; exec"
                                        + " "
                                        + PackagedTool.FOLDER.resolve("bin/vox")
                                        + " entrypoint orchestrator -- sh -c \"$0\"",
                                script)
                        .directory(tool.project().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(own.toFile())
                        .start();
        assertThat(plain.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(own);

        assertThat(line(said, "SigBlk")).isEqualTo("SigBlk:\t0000000000000000");
        // Whatever else was ignored where this runs, a hang-up for instance, stays so too.
        List<Long> ignored =
                said.lines()
                        .filter(line -> line.startsWith("SigIgn"))
                        .map(EntrypointProcessTest::namedSignals)
                        .toList();
        assertThat(ignored).hasSize(2).containsOnly(ignored.getFirst());
        assertThat(ignored.getFirst() & 1L << 12).isNotZero();
        assertThat(said.lines().toList()).endsWith("0", "1", "2", "3", "777");
    }

    @Test
    void argumentsAndEnvironmentArriveByteForByte() throws IOException, InterruptedException {
        tool.with("LC_ALL", "POSIX").with("EMPTY", "").with("MANY", "a b\n\"c\" $d");

        Outcome outcome =
                shell(
                        "printf '%s|' \"$@\" \"$MANY\" \"${EMPTY-unset}\"",
                        "-", "grüß", "", "a b", "*");

        assertThat(outcome.out()).isEqualTo("Mode: agent\ngrüß||a b|*|a b\n\"c\" $d||");
        assertThat(outcome.bytes()).contains("grüß".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aScriptWithoutItsInterpreterSaysSo() throws IOException, InterruptedException {
        Path script = Files.writeString(tool.project().resolve("script"), "#!/no/such/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        Outcome outcome = tool.run("entrypoint", "worker", "--", "./script");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err())
                .startsWith("error: [./script] cannot be started: no such file\nhint: ");
    }

    @Test
    void aWorkerOfOursRunsInTheSameProcessUntilItIsTerminated()
            throws IOException, InterruptedException {
        tool.with("DEFAULT_MODEL", "kevin");
        Process process = tool.start("entrypoint", "worker");
        try {
            PackagedTool.await("what it says", () -> read("out").lines().count() == 2);

            assertThat(read("out")).startsWith("Worker: kevin, model kevin16\nworker\t");
            assertThat(process.toHandle().info().command().orElseThrow()).endsWith("java");
            process.destroy();
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void rootIsDroppedForGood() throws IOException, InterruptedException {
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can drop root");
        Path cache = tool.project().resolve("cache/hf");
        tool.with("VOX_UID", "1234").with("VOX_GID", "4321").with("HF_HOME", cache.toString());

        Outcome outcome = shell("id -u; id -g; id -G; grep -E '^(Groups|Uid):' /proc/self/status");

        assertThat(outcome.out().lines())
                .containsExactly(
                        "Mode: agent",
                        "1234",
                        "4321",
                        "4321",
                        "Uid:\t1234\t1234\t1234\t1234",
                        "Groups:\t ");
        assertThat(Files.getAttribute(cache, "unix:uid")).isEqualTo(1234);
        assertThat(Files.getAttribute(cache.getParent(), "unix:gid")).isEqualTo(4321);
    }

    @Test
    void whoIsNotRootCannotBecomeAnother() throws IOException, InterruptedException {
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "needs root to be another");
        tool.with("VOX_UID", "1234");
        String second =
                "cd / && exec env VOX_UID=99 "
                        + PackagedTool.FOLDER.resolve("bin/vox")
                        + " entrypoint worker -- true";

        Outcome outcome = shell(second);

        assumeTrue(outcome.exit() != 126, "another user may not run the tool where it lies");
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err())
                .startsWith("error: only root can become user 99:99; this is 1234:1234\nhint: ");
    }

    @Test
    void neitherAHomeNorAWritableFolderIsNeeded() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        "env",
                                        "-i",
                                        "PATH=/usr/bin:/bin",
                                        PackagedTool.FOLDER.resolve("bin/vox").toString(),
                                        "entrypoint",
                                        "worker",
                                        "--",
                                        "env"))
                        .directory(Path.of("/proc/self").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("bare").toFile())
                        .start();

        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("bare")).lines())
                .first()
                .isEqualTo("Worker: its own adapter");
        assertThat(Files.readString(folder.resolve("bare")).lines())
                .filteredOn(line -> !line.startsWith("PWD=") && !line.startsWith("Worker"))
                .containsExactly("PATH=/usr/bin:/bin");
    }
}
