package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged loop: by a person in a terminal of tmux, and by a script from a pipe.
@Timeout(300)
class ReplProcessTest {
    private static final String LONG =
            "This is a rather long sentence that goes on for quite a while, so that somebody can"
                    + " interrupt it in its middle, long before it comes to its end.";

    @TempDir Path folder;
    private PackagedTool vox;
    private String server = "";

    @BeforeEach
    void start() throws Exception {
        vox = PackagedTool.in(folder);
        PackagedTool.Outcome dev = vox.run("dev", "kevin", "legacy");
        assertThat(dev.exit()).as(dev.err()).isZero();
    }

    @AfterEach
    void stop() throws Exception {
        if (!server.isEmpty()) {
            tmux("kill-server");
        }
        assertThat(vox.run("stop").exit()).isZero();
    }

    @Test
    void aPersonTypesSeesFiguresInterruptsAndLeavesTheTerminalAsItWas() throws Exception {
        open("xterm-256color", "");
        // What is captured has no blanks at the end of a line.
        PackagedTool.await("the prompt", () -> screen().contains("vox>"));
        type("Hello there");
        PackagedTool.await("the figures", () -> screen().contains("first_audible"));
        assertThat(screen()).contains("first_frame", "audio", "→ speaking");

        type(LONG);
        PackagedTool.await("the second answer", () -> screen().split("→ speaking", -1).length > 2);
        tmux("send-keys", "-t", "repl", "C-c");
        PackagedTool.await("the interruption", () -> screen().contains("barge-in by stop"));
        assertThat(screen()).doesNotContain("exit ");

        tmux("send-keys", "-t", "repl", "C-d");
        PackagedTool.await("its end", () -> screen().contains("exit 0"));
        assertThat(Files.readString(folder.resolve("after")))
                .isEqualTo(Files.readString(folder.resolve("before")));
        assertThat(vox.project().resolve(".vox/history/repl")).content().contains("Hello there");
    }

    @Test
    void aDumbTerminalWithoutColourWillDo() throws Exception {
        open("dumb", "NO_COLOR=1");
        // What is captured has no blanks at the end of a line.
        PackagedTool.await("the prompt", () -> screen().contains("vox>"));
        type("Hello there");
        PackagedTool.await("the figures", () -> screen().contains("first_audible"));
        type("/quit");
        PackagedTool.await("its end", () -> screen().contains("exit 0"));
    }

    @Test
    void aScriptAnswersWithEventsAndItsExitCode() throws Exception {
        Piped good = pipe("Hello there\nexpect utterance text~completed\n", "repl", "--json");
        Piped bad = pipe("Hello there\nexpect barge_in within 100ms\n", "repl", "--json");

        assertThat(good.exit()).as(good.out() + good.err()).isZero();
        List<JsonValue> events = new ArrayList<>();
        for (String line : good.out().lines().toList()) {
            events.add(Json.parse("stdout", line));
        }
        assertThat(events.getFirst().whole("schemaVersion")).contains(1L);
        assertThat(events)
                .extracting(event -> event.text("event").orElse(""))
                .contains("connected", "state", "utterance", "expect");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out()).contains("\"held\":false");
    }

    @Test
    void theOldNameLeadsToIt() throws Exception {
        Piped old = pipe("/help\n", "cli", "localhost:" + vox.port("ORCHESTRATOR_WS_PORT"));

        assertThat(old.exit()).as(old.err()).isZero();
        assertThat(old.out()).contains("/interrupt");
    }

    /// Starts the loop in a terminal, between two looks at the terminal's settings.
    private void open(String terminal, String variables) throws Exception {
        assumeTrue(hasTmux(), "tmux is not installed");
        server = "vox-test-" + ProcessHandle.current().pid();
        Path script = folder.resolve("session.sh");
        List<String> lines = new ArrayList<>(environment());
        lines.add("export TERM=" + terminal + " " + variables);
        lines.add("cd '" + vox.project() + "'");
        lines.add("stty -a >'" + folder + "/before'");
        lines.add("'" + PackagedTool.FOLDER.resolve("bin/vox") + "' repl --no-audio");
        lines.add("code=$?");
        lines.add("stty -a >'" + folder + "/after'");
        lines.add("echo exit $code");
        lines.add("sleep 300");
        Files.write(script, lines);
        tmux("new-session", "-d", "-x", "200", "-y", "50", "-s", "repl", "sh " + script);
    }

    private List<String> environment() {
        List<String> lines = new ArrayList<>();
        lines.add("export HOME='" + folder.resolve("home") + "'");
        lines.add("unset JAVA_HOME");
        for (String port :
                List.of(
                        "ORCHESTRATOR_WS_PORT",
                        "ORCHESTRATOR_HEALTH_PORT",
                        "WORKER_GRPC_PORT",
                        "WORKER_METRICS_PORT")) {
            lines.add("export " + port + "=" + vox.port(port));
        }
        return lines;
    }

    private static boolean hasTmux() throws InterruptedException {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private void type(String text) throws Exception {
        tmux("send-keys", "-t", "repl", "-l", text);
        tmux("send-keys", "-t", "repl", "Enter");
    }

    private String screen() {
        try {
            return tmux("capture-pane", "-p", "-S", "-200", "-t", "repl");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String tmux(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-L", server, "-f", "/dev/null", "-u"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private record Piped(int exit, String out, String err) {}

    private Piped pipe(String script, String... arguments) throws Exception {
        Path in = Files.writeString(folder.resolve("script"), script);
        Path shell = folder.resolve("pipe.sh");
        List<String> lines = new ArrayList<>(environment());
        lines.add("cd '" + vox.project() + "'");
        lines.add("exec '" + PackagedTool.FOLDER.resolve("bin/vox") + "' \"$@\"");
        Files.write(shell, lines);
        List<String> command = new ArrayList<>(List.of("sh", shell.toString()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Piped(
                process.exitValue(),
                Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")));
    }
}
