package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.cli.command.CommandLines;
import dev.vox.cli.command.CommandPath;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.output.Streams;
import dev.vox.template.just.OldName;
import dev.vox.template.just.OldName.Alias;
import dev.vox.template.just.OldName.Signpost;
import dev.vox.template.just.OldNames;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The table of old names against the commands that there are.
class OldNamesTest {
    private static final Path PAGE = Path.of("..", "docs", "how-to", "migrate-from-just.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- the table -->\n).*?(<!-- its end -->)");
    private static final Map<String, String> SAMPLES =
            Map.of("MODEL", "kevin", "MODE", "legacy", "SERVICE", "worker", "HOST", "localhost");

    @RegisterExtension final Golden golden = new Golden();

    static Stream<Alias> aliases() {
        return rows(Alias.class);
    }

    static Stream<Signpost> signposts() {
        return rows(Signpost.class);
    }

    private static <T extends OldName> Stream<T> rows(Class<T> kind) {
        return OldNames.all().stream().filter(kind::isInstance).map(kind::cast);
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void every_alias_leads_to_a_command_that_takes_its_words(Alias alias) {
        List<String> words = new ArrayList<>(alias.words());
        for (String argument : alias.arguments().split(" ", -1)) {
            String sample = SAMPLES.get(argument.replaceAll("[\\[\\]]", ""));
            if (sample != null) {
                words.add(sample);
            }
        }
        CommandPath path = table().resolve(words);
        CommandLine line = new CommandLines(streams(), Map.of()).of(path);

        assertThat(path.parent()).isFalse();
        line.parseArgs(path.rest().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("signposts")
    void no_signpost_points_away_from_a_command_that_there_is(Signpost signpost) {
        CommandTable table = table();

        assertThat(table.has(signpost.name())).isFalse();
        if (!signpost.awaited().isEmpty()) {
            assertThat(table.has(signpost.awaited().getFirst())).isFalse();
        }
    }

    @Test
    void no_name_is_there_twice_or_hidden_behind_a_command() {
        List<String> names = OldNames.all().stream().map(OldName::name).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(45);
        assertThat(names).noneMatch(table()::has);
    }

    @Test
    void every_command_that_a_signpost_names_is_there() {
        Pattern named = Pattern.compile("(?:'|: )vox ([a-z]+)");
        List<String> commands =
                signposts()
                        .flatMap(signpost -> named.matcher(signpost.today()).results())
                        .map(found -> found.group(1))
                        .toList();

        assertThat(commands).contains("dev", "stop", "logs").allMatch(table()::has);
    }

    @ParameterizedTest
    @MethodSource("signposts")
    void a_signpost_is_an_error_that_says_what_to_do(Signpost signpost) {
        Run run = Run.vox(signpost.name());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error: " + signpost.problem() + "\nhint: " + signpost.today() + "\n");
        assertThat(warnings(run)).isZero();
        assertThat(signpost.problem()).matches("['a-z].*[^.]");
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void help_of_an_alias_is_that_of_its_command(Alias alias) {
        Run run = Run.vox(alias.name(), "--help");

        assertThat(run.exit()).as(run.err()).isZero();
        List<String> target = new ArrayList<>(alias.words());
        target.add("--help");
        assertThat(run.out()).isEqualTo(Run.vox(target.toArray(String[]::new)).out());
        assertThat(warnings(run)).isEqualTo(alias.replacement() == null ? 0 : 1);
    }

    @Test
    void an_alias_runs_its_command() {
        assertThat(Run.vox("dev-status", "--project", "/tmp", "--json").out())
                .isEqualTo(Run.vox("status", "--project", "/tmp", "--json").out());
        assertThat(Run.vox("--json", "--project", "/tmp", "dev-status").out())
                .isEqualTo(Run.vox("status", "--project", "/tmp", "--json").out());
    }

    @Test
    void a_word_that_the_name_says_already_is_not_said_twice() {
        for (String[] lines :
                new String[][] {
                    {"dev-piper agent", "dev piper agent"},
                    {"dev-agent agent piper", "dev agent piper"},
                    {"dev-agent-piper piper --quiet", "dev piper agent --quiet"}
                }) {
            Run old = Run.vox(lines[0].split(" "));
            Run today = Run.vox(lines[1].split(" "));

            assertThat(old.exit()).as(lines[0]).isEqualTo(ExitCode.PREREQUISITE);
            assertThat(old.err()).as(lines[0]).endsWith(today.err());
        }
    }

    @Test
    void a_mistyped_old_name_gets_its_nearest_and_a_command_goes_first() {
        assertThat(Run.vox("dev-stpo").err()).contains("hint: did you mean 'dev-stop'?");
        assertThat(Run.vox("help", "dev-stpo").err()).contains("hint: did you mean 'dev-stop'?");
        assertThat(Run.vox("dv").err()).contains("hint: did you mean 'dev'?");
    }

    @Test
    void a_mistake_behind_an_alias_is_reported_by_its_command() {
        Run run = Run.vox("dev-status", "--jsno");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("did you mean '--json'?", "usage: vox status");
    }

    @Test
    void help_says_what_an_old_name_stands_for() {
        for (String name : List.of("dev-stop", "dev-kill", "gen-proto", "redis")) {
            Run run = Run.vox("help", name);

            assertThat(run.exit()).isZero();
            golden.matches(name, run.out());
        }
        assertThat(Run.vox("help", "dev-stop", "again").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void help_lists_them() {
        golden.matches(Run.atTerminal("help", "old-names", "--color=never").out());
    }

    @Test
    void the_page_holds_the_table() throws IOException {
        String page = Files.readString(PAGE);
        String expected =
                TABLE.matcher(page).replaceFirst(found -> found.group(1) + rows() + found.group(2));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, expected);
        }

        assertThat(page).contains("<!-- the table -->");
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private static String rows() {
        StringBuilder table = new StringBuilder("| recipe | today |\n|---|---|\n");
        for (OldName old : OldNames.all()) {
            String name = "`" + (old.name() + " " + old.arguments()).strip() + "`";
            String today =
                    switch (old) {
                        case Alias alias ->
                                "`%s`%s"
                                        .formatted(
                                                alias.command(),
                                                alias.replacement() == null
                                                        ? ""
                                                        : "; deprecated: use "
                                                                + alias.replacement());
                        case Signpost signpost -> signpost.problem() + ": " + signpost.today();
                    };
            table.append("| ").append(name).append(" | ").append(today).append(" |\n");
        }
        return table.toString();
    }

    private static String unwrapped(Run run) {
        return (run.out() + run.err()).replaceAll("\\s+", " ");
    }

    private static long warnings(Run run) {
        return run.err().lines().filter(line -> line.startsWith("warning: ")).count();
    }

    private static Streams streams() {
        return new Run.Recorder(false).streams();
    }

    private static CommandTable table() {
        return new Composition(streams(), Map.of(), Run.CLOCK, new Installation(null, null))
                .commands();
    }
}
