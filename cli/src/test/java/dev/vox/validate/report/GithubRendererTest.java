package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.report.Excerpt;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the log as a runner does: `::name key=value,…::data`, and `##[name]` anywhere in a line.
class GithubRendererTest {
    private static final Pattern COMMAND = Pattern.compile("\\s*::([a-z-]+)( [^:]*)?::(.*)");

    /// What a runner does for a line.
    private record Command(String name, Map<String, String> properties, String data) {}

    private static List<Command> commands(String log) {
        List<Command> commands = new ArrayList<>();
        for (String line : log.split("[\r\n]+")) {
            assertThat(line).doesNotContain("##[");
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                commands.add(
                        new Command(
                                command.group(1),
                                properties(command.group(2)),
                                unescaped(command.group(3))));
            } else {
                assertThat(line.strip()).doesNotStartWith("::");
            }
        }
        return commands;
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (text != null) {
            for (String property : text.strip().split(",")) {
                String[] parts = property.split("=", 2);
                properties.put(
                        parts[0], unescaped(parts[1].replace("%3A", ":").replace("%2C", ",")));
            }
        }
        return properties;
    }

    private static String unescaped(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }

    @Test
    void aRunnerSeesAGroupAPhaseAndAnAnnotationForWhatDidNotPass() {
        List<Command> commands = commands(Written.of(ReportFormat.GITHUB, RichRun.events()));

        assertThat(commands.stream().map(Command::name))
                .containsExactly(
                        "group",
                        "endgroup",
                        "group",
                        "endgroup",
                        "group",
                        "endgroup",
                        "group",
                        "endgroup",
                        "warning",
                        "warning",
                        "error",
                        "error");
    }

    @Test
    void aRunnerShowsHostileTextsAsTheyAre() {
        Command error =
                commands(Written.of(ReportFormat.GITHUB, RichRun.events())).stream()
                        .filter(command -> command.name().equals("error"))
                        .findFirst()
                        .orElseThrow();
        String shown =
                Excerpt.line(RichRun.HOSTILE).replace('\ud800', '\ufffd').replace("##[", "## [");

        assertThat(error.properties().get("title"))
                .isEqualTo("discovery.worker-registered: " + shown);
        assertThat(error.data().lines())
                .hasSize(6)
                .startsWith("problem: " + shown, "count: 0", "answer: " + shown)
                .endsWith("fix: start the stack with `vox dev`", "see: docs/how-to/discovery.md");
    }

    @Test
    void strictlyAWarningIsAnErrorAndWhatIsBlockedHasNoAnnotation() {
        List<Command> commands =
                commands(
                        Written.of(
                                ReportFormat.GITHUB, RichRun.events(RichRun.report(true, true))));

        assertThat(commands.stream().filter(command -> command.name().equals("error")))
                .hasSize(5)
                .noneMatch(command -> command.properties().get("title").contains("speech"));
        assertThat(commands.stream().filter(command -> command.name().equals("warning"))).isEmpty();
    }
}
