package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder that `vox init` has written is a project in which every other command finds nothing to complain of.
class InitializedProjectTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml$(.*?)^```$");

    @TempDir Path temporary;
    private Path project;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void init() throws IOException {
        project = temporary.resolve("project");
        assertThat(Run.vox("init", project.toString()).exit()).isZero();
        environment = new HashMap<>(FreePorts.variables());
        environment.put("VOX_PROJECT", project.toString());
    }

    private Run vox(String... arguments) {
        return Run.in(environment, arguments);
    }

    @Test
    void the_new_folder_is_clean() {
        Run lint = vox("env", "lint", "--strict");
        assertThat(lint.exit()).as(lint.out()).isZero();
        assertThat(lint.out()).isEmpty();
        Run profiles = vox("profile", "validate");
        assertThat(profiles.exit()).as(profiles.out()).isZero();
        Run plan = vox("dev", "--dry-run");
        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.err().lines())
                .singleElement()
                .asString()
                .startsWith("warning: OPENAI_API_KEY is not set");
        assertThat(plan.out()).contains("model\tkevin16\n", "mode\tagent\n", "possible\ttrue\n");
    }

    @Test
    void the_new_folder_says_nothing_but_its_defaults() {
        Map<String, String> shell =
                Map.of("VOX_PROJECT", project.toString(), "PATH", "/bin", "TERM", "xterm");

        Run diff = Run.in(shell, "env", "diff");
        Run export = Run.in(shell, "env", "export");

        assertThat(diff.exit()).as(diff.out()).isZero();
        assertThat(export.out())
                .contains("ADAPTER_TYPE=kevin\n", "TTL_MS=600000\n")
                .doesNotContain("PATH=", "TERM=", "COLUMNS=", "VOX_PROJECT=");
    }

    @Test
    void the_example_of_a_profile_can_be_used_as_it_stands() throws IOException {
        Matcher example =
                EXAMPLE.matcher(Files.readString(project.resolve("profiles").resolve("README.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(project.resolve("profiles").resolve("narrator.yaml"), example.group(1));

        Run valid = vox("profile", "validate");
        Run plan = vox("dev", "narrator", "--dry-run");

        assertThat(valid.exit()).as(valid.out()).isZero();
        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("profile\tnarrator\n")
                .contains("environment\tRESIDENT_CAP\t5\t3\tprofile\tprofiles/narrator.yaml:");
    }
}
