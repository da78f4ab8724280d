package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// `vox switch` over a stack that really runs.
@Timeout(300)
class SwitchStackTest {
    @TempDir Path temporary;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void make() throws IOException {
        environment = new HashMap<>(System.getenv());
        environment.putAll(FreePorts.variables());
        environment.put(
                "VOX_PROJECT", Files.createDirectory(temporary.resolve("project")).toString());
    }

    @AfterEach
    void stop() {
        assertThat(vox("stop").exit()).isZero();
    }

    private Run vox(String... arguments) {
        return Run.in(environment, arguments);
    }

    private JsonValue json(String... arguments) throws Exception {
        Run run = vox(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return Json.parse("result", run.out());
    }

    @Test
    void the_stack_changes_its_voice_and_keeps_it_when_the_next_one_does_not_load()
            throws Exception {
        JsonValue up = json("dev", "mock", "--json");
        assertThat(audioMillis()).isEqualTo(500);

        Run late = vox("switch", "kevin", "--timeout", "1ms");
        assertThat(late.exit()).isEqualTo(5);
        assertThat(late.err())
                .contains("error: [kevin16] cannot load model kevin16: not loaded after")
                .contains("; mock-440hz still speaks");
        assertThat(audioMillis()).isEqualTo(500);

        JsonValue changed = json("switch", "kevin", "--json");
        assertThat(changed.text("profile")).contains("kevin");
        assertThat(changed.get("from").flatMap(from -> from.text("modelId")))
                .contains("mock-440hz");
        assertThat(changed.get("to").flatMap(to -> to.text("family"))).contains("kevin");
        assertThat(changed.flag("alreadyThere")).contains(false);
        assertThat(changed.number("elapsedMs"))
                .hasValueSatisfying(took -> assertThat(took).isPositive());

        assertThat(audioMillis()).isGreaterThan(1000);
        JsonValue status = json("status", "--json");
        assertThat(status.text("model")).contains("kevin16");
        assertThat(status.whole("pid")).isEqualTo(up.whole("pid"));
        assertThat(json("dev", "kevin", "--json").flag("alreadyUp")).contains(true);

        assertThat(vox("dev-switch", "kevin").out()).contains("already-there\ttrue");
        Run plain = vox("switch", "mock-440hz", "--plain");
        assertThat(plain.out().lines()).contains("from\tkevin16", "to\tmock-440hz");
    }

    @Test
    void a_switch_names_what_the_model_wants_and_only_a_restart_brings() throws Exception {
        Path profiles = Files.createDirectory(temporary.resolve("project/profiles"));
        Files.writeString(
                profiles.resolve("narrator.yaml"),
                "name: narrator\nextends: kevin\nenv:\n  RESIDENT_CAP: 2\n");
        json("dev", "mock", "--json");

        Run changed = vox("switch", "narrator", "--json");

        assertThat(changed.exit()).as(changed.err()).isZero();
        assertThat(changed.err())
                .contains("warning: the stack keeps the settings that it was started with")
                .contains("\n  RESIDENT_CAP differs: 3 is up, 2 is wanted\n");
        assertThat(Json.parse("result", changed.out()).items("needsRestart"))
                .singleElement()
                .satisfies(left -> assertThat(left.text("subject")).contains("RESIDENT_CAP"));
        assertThat(json("status", "--json").text("profile")).contains("narrator");

        assertThat(json("dev", "narrator", "--json").flag("restarted")).contains(true);
        Run again = vox("switch", "narrator");
        assertThat(again.err()).doesNotContain("warning");
    }

    private double audioMillis() throws Exception {
        return json("say", "This is a longer sentence", "--json").number("audioMs").orElseThrow();
    }
}
