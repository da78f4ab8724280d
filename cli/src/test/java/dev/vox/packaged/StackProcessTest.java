package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.SigInt;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.packaged.PackagedTool.Outcome;
import dev.vox.runtime.audio.WavFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The stack's life by the commands of the packaged tool, each a process of its own.
@Timeout(300)
class StackProcessTest {
    private static final List<String> PORTS =
            List.of(
                    "ORCHESTRATOR_WS_PORT",
                    "ORCHESTRATOR_HEALTH_PORT",
                    "WORKER_GRPC_PORT",
                    "WORKER_METRICS_PORT");

    @TempDir Path folder;
    private PackagedTool vox;

    @BeforeEach
    void install() throws IOException {
        vox = PackagedTool.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        Outcome stopped = vox.run("stop");
        assertThat(stopped.exit()).as(stopped.err()).isZero();
    }

    @Test
    void startsSpeaksTellsAndStops() throws Exception {
        Outcome dev = vox.run("dev");
        assertThat(dev.exit()).as(dev.err()).isZero();
        assertThat(dev.out())
                .contains("ws://localhost:" + vox.port("ORCHESTRATOR_WS_PORT"))
                .contains("grpc://localhost:" + vox.port("WORKER_GRPC_PORT"));

        Outcome said = vox.run("say", "Hello, this is vox", "-o", "hello.wav", "--json");
        assertThat(said.exit()).as(said.err()).isZero();
        Duration audio = WavFile.read(vox.project().resolve("hello.wav")).duration();
        assertThat(audio).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(json(said).number("audioMs").orElseThrow()).isEqualTo((double) audio.toMillis());

        Outcome piped = vox.run("say", "Hello, this is vox", "-o", "-");
        Path wav = Files.write(folder.resolve("piped.wav"), piped.bytes());
        assertThat(WavFile.read(wav).duration()).isEqualTo(audio);

        Outcome unsayable = vox.run("say", "😀");
        assertThat(unsayable.exit()).isZero();
        assertThat(unsayable.err()).contains("no audio came");

        JsonValue status = json(vox.run("status", "--json"));
        assertThat(status.text("state")).contains("healthy");
        assertThat(vox.run("logs").out()).contains("worker").contains("orchestrator");

        long pid = pid();
        assertThat(vox.run("stop").exit()).isZero();
        assertThat(runs(pid)).isFalse();
        assertThat(PORTS).noneMatch(port -> PackagedTool.isTaken(vox.port(port)));

        Outcome again = vox.run("stop");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("nothing");
        assertThat(vox.run("status").exit()).isEqualTo(1);
    }

    @Test
    void noticesAStackThatWasKilledAndStartsAnew() throws Exception {
        assertThat(vox.run("dev").exit()).isZero();
        long killed = pid();
        ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        Outcome status = vox.run("status");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).contains("crashed");

        Outcome dev = vox.run("dev");
        assertThat(dev.exit()).as(dev.err()).isZero();
        assertThat(pid()).isNotEqualTo(killed);
        assertThat(vox.run("say", "Back again").exit()).isZero();
    }

    @Test
    void aStackThatIsUpIsReportedNotDoubled() throws Exception {
        assertThat(vox.run("dev").exit()).isZero();
        long first = pid();

        Outcome second = vox.run("dev", "--json");

        assertThat(second.exit()).isZero();
        assertThat(json(second).flag("alreadyUp")).contains(true);
        assertThat(pid()).isEqualTo(first);
    }

    @Test
    void ctrlCInTheForegroundLeavesNoProcessAndNoPort() throws Exception {
        SigInt.assumeHeard();
        Process foreground = vox.start("dev", "--foreground");
        PackagedTool.await("the stack in the foreground", () -> isUp());
        assertThat(vox.run("say", "Hello").exit()).isZero();

        // The launcher has become the JVM, so that its pid is the stack's.
        assertThat(pid()).isEqualTo(foreground.pid());
        interrupt(foreground);

        assertThat(foreground.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(foreground.exitValue()).isEqualTo(130);
        assertThat(PORTS).noneMatch(port -> PackagedTool.isTaken(vox.port(port)));
        assertThat(vox.run("status").exit()).isEqualTo(1);
    }

    @Test
    void namesTheProgramThatHoldsAPortBeforeAnythingIsStarted() throws Exception {
        int port = vox.port("WORKER_GRPC_PORT");
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Outcome refused = vox.run("dev");

            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.err())
                    .contains(Integer.toString(port))
                    .contains("pid " + ProcessHandle.current().pid())
                    .contains("WORKER_GRPC_PORT");
            assertThat(PackagedTool.isTaken(vox.port("ORCHESTRATOR_WS_PORT"))).isFalse();
        }
    }

    @Test
    void runsFromAnotherDirectoryOnAProjectWhosePathHasBlanks() throws Exception {
        Path project = Files.createDirectories(folder.resolve("my voice stack"));
        try {
            Outcome dev = vox.run("dev", "--project", project.toString());
            assertThat(dev.exit()).as(dev.err()).isZero();
            Path wav = folder.resolve("from elsewhere.wav");
            Outcome said =
                    vox.run("say", "Hi", "-o", wav.toString(), "--project", project.toString());
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(WavFile.read(wav).duration()).isPositive();
        } finally {
            assertThat(vox.run("stop", "--project", project.toString()).exit()).isZero();
        }
    }

    @Test
    void needsNoHomeToRunAStack() throws Exception {
        vox.with("HOME", "/proc/self/no-such-home");

        Outcome dev = vox.run("dev");

        assertThat(dev.exit()).as(dev.err()).isZero();
        assertThat(vox.run("say", "Hello").exit()).isZero();
    }

    @Test
    void twoProjectsRunSideBySideOnPortsOfTheirOwn() throws Exception {
        PackagedTool other = PackagedTool.in(Files.createDirectories(folder.resolve("other")));
        try {
            assertThat(vox.run("dev").exit()).isZero();
            assertThat(other.run("dev").exit()).isZero();
            assertThat(vox.run("stop").exit()).isZero();

            assertThat(other.run("say", "Still here").exit()).isZero();
        } finally {
            assertThat(other.run("stop").exit()).isZero();
        }
    }

    private boolean isUp() {
        try {
            return vox.run("status").exit() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long pid() throws Exception {
        return json(vox.run("status", "--json")).whole("pid").orElseThrow();
    }

    /// A process that has ended stays in the system's table until its parent, here the machine's first process, collects it.
    private static boolean runs(long pid) throws IOException {
        Path state = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(state) && !Files.readString(state).contains("State:\tZ");
    }

    private static JsonValue json(Outcome outcome) throws Exception {
        return Json.parse("stdout", outcome.out());
    }

    private static void interrupt(Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
