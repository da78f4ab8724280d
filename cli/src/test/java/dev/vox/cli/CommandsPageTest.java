package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandTable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `docs/reference/commands.md` lists the commands and options that there are, and no others.
class CommandsPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `vox ([a-z][a-z ]*)[^`]*` \\|(.*)$");
    private static final Pattern OPTION = Pattern.compile("`(--?[a-z]+)[ A-Z]*`");
    private static final Pattern EVERYWHERE = Pattern.compile("All commands take (.*?)\\. ");
    private static final Pattern ON_A_STACK =
            Pattern.compile("(?s)stack take `--project DIR` too: (.*?)\\.");

    private String page = "";

    /// What the page says of each command, by its name.
    private final Map<String, String> rows = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "reference", "commands.md"));
        ROW.matcher(page).results().forEach(row -> rows.put(row.group(1).strip(), row.group(2)));
    }

    @Test
    void everyCommandHasARowAndEveryRowACommand() {
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(commands());
    }

    @Test
    void theOptionsOfARowAreThoseOfItsCommand() {
        assertThat(options(rows.getOrDefault("say", ""))).contains("--file", "-o", "--play");
        rows.forEach(
                (command, row) -> options(row).forEach(option -> assertTakes(command, option)));
    }

    @Test
    void everyCommandTakesTheCommonOptions() {
        List<String> common = options(first(EVERYWHERE));

        assertThat(common).contains("--json", "--verbose");
        commands().forEach(command -> common.forEach(option -> assertTakes(command, option)));
    }

    @Test
    void theCommandsThatTakeAProjectAreNamed() {
        List<String> named =
                Pattern.compile("`([a-z ]+)`")
                        .matcher(first(ON_A_STACK))
                        .results()
                        .map(name -> name.group(1))
                        .toList();

        assertThat(commands().stream().filter(command -> usage(command).contains("--project")))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static void assertTakes(String command, String option) {
        assertThat(usage(command)).as(command).containsPattern("(?<![\\w-])" + option + "\\b");
    }

    private String first(Pattern pattern) {
        return pattern.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private static List<String> options(String text) {
        return OPTION.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    private static String usage(String command) {
        List<String> line = new ArrayList<>(List.of("help"));
        line.addAll(List.of(command.split(" ", -1)));
        return Run.vox(line.toArray(String[]::new)).out();
    }

    /// The commands that listings show, those that only group others left out.
    private static List<String> commands() {
        Run.Recorder recorder = new Run.Recorder(false);
        CommandTable table =
                new Composition(
                                recorder.streams(),
                                Map.of(),
                                Run.CLOCK,
                                new Installation(null, null))
                        .commands();
        List<String> names = new ArrayList<>();
        collect("", table.visible(), names);
        return names;
    }

    private static void collect(String parent, List<CommandEntry> entries, List<String> names) {
        for (CommandEntry entry : entries) {
            if (!entry.hidden()) {
                if (entry.runs()) {
                    names.add(parent + entry.name());
                }
                collect(parent + entry.name() + " ", entry.subcommands(), names);
            }
        }
    }
}
