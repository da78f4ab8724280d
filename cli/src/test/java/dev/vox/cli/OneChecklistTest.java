package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// `/health`, `vox status` and the shipped phase 4 are three faces of one checklist: the same ids, and the same verdicts, also when something is
/// broken.
@Timeout(120)
class OneChecklistTest {
    @TempDir Path folder;

    /// What a face says of each check: empty when it is well, else why not.
    private record Verdicts(Map<String, String> byId) {}

    @Test
    void three_faces_say_the_same_of_a_stack_that_is_well() throws Exception {
        try (RunningStack stack = RunningStack.start()) {
            record(stack);

            Verdicts page = page(stack);

            assertThat(page.byId())
                    .isEqualTo(Map.of("discovery.registry", "", "discovery.worker", ""));
            assertThat(status()).isEqualTo(page);
            assertThat(phase()).isEqualTo(page);
        }
    }

    @Test
    void three_faces_say_the_same_of_a_stack_whose_worker_was_killed() throws Exception {
        try (RunningStack stack = RunningStack.start()) {
            record(stack);
            stack.killWorker();

            Verdicts page = page(stack);
            while (page.byId().get("discovery.worker").isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                page = page(stack);
            }

            assertThat(page.byId().get("discovery.registry")).isEmpty();
            assertThat(status()).isEqualTo(page);
            assertThat(phase()).isEqualTo(page);
        }
    }

    /// Writes down that it is up, as `vox dev` does.
    private void record(RunningStack stack) {
        RunFolder.create(new Project(folder))
                .write(
                        new RunState(
                                ProcessIdentity.current(),
                                RunState.Phase.READY,
                                "embedded",
                                "legacy",
                                "kevin16",
                                "1",
                                Instant.EPOCH,
                                List.of(
                                        new RunState.Endpoint(
                                                "orchestrator", "health", stack.health()))));
    }

    private static Verdicts page(RunningStack stack) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) stack.health().toURL().openConnection();
        boolean ok = connection.getResponseCode() == 200;
        try (InputStream in = ok ? connection.getInputStream() : connection.getErrorStream()) {
            String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonValue.Members checks =
                    (JsonValue.Members) Json.parse("health", body).get("checks").orElseThrow();
            return verdicts(List.copyOf(checks.values().values()));
        }
    }

    private Verdicts status() throws Exception {
        Run run = Run.in(Map.of("VOX_PROJECT", folder.toString()), "status", "--json");
        return verdicts(Json.parse("status", run.out()).items("checks"));
    }

    private static Verdicts verdicts(List<JsonValue> checks) {
        Map<String, String> byId = new TreeMap<>();
        for (JsonValue check : checks) {
            boolean ok = check.flag("ok").orElseThrow();
            byId.put(check.text("id").orElseThrow(), ok ? "" : check.text("error").orElseThrow());
        }
        return new Verdicts(byId);
    }

    /// The shipped phase, by the command.
    private Verdicts phase() throws Exception {
        Run run =
                Run.in(
                        Map.of("VOX_PROJECT", folder.toString()),
                        "validate",
                        "--only",
                        "discovery.registry",
                        "--only",
                        "discovery.worker",
                        "--json");
        Map<String, String> byId = new TreeMap<>();
        assertThat(run.out()).as(run.err()).isNotEmpty();
        for (JsonValue phase : Json.parse("validate", run.out()).items("phases")) {
            for (JsonValue check : phase.items("checks")) {
                String status = check.text("status").orElseThrow();
                assertThat(status).isIn("pass", "fail");
                byId.put(check.text("id").orElseThrow(), check.text("problem").orElse(""));
            }
        }
        return new Verdicts(byId);
    }
}
