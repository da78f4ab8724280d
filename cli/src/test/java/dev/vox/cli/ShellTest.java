package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.Golden;
import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

class ShellTest {
    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path folder;

    private final Run.Recorder recorder = new Run.Recorder(false);
    private final List<String> made = new ArrayList<>();

    /// Says a greeting, and is what a command looks like.
    static final class GreetCommand implements Callable<Integer>, Declared {
        private record Greeting(String whom, Path project) {}

        private final ProjectOptions project = new ProjectOptions();
        private final OutputOptions output = new OutputOptions();
        private boolean coldly;
        private String name = "";

        @Override
        public void declare(Arguments arguments) {
            arguments.with(project, output);
            arguments.flag("--coldly").about("Answer no.").to(on -> coldly = on);
            arguments.required(String.class, "NAME").about("Whom to greet.").to(it -> name = it);
        }

        @Override
        public Integer call() {
            Output out = output.open();
            out.result(new Greeting(name, project.resolve()), GreetCommand::view);
            return coldly ? ExitCode.NEGATIVE : ExitCode.OK;
        }

        private static Renderings view(Greeting greeting) {
            return Renderings.of(
                    () -> Page.EMPTY.paragraph("hello " + greeting.whom()),
                    () -> List.of(Row.of(greeting.whom(), greeting.project())),
                    () -> greeting);
        }
    }

    @Test
    void onlyTheCommandThatIsNamedIsMade() throws Exception {
        assertThat(run("greet", "Ada")).isZero();
        assertThat(made).containsExactly("greet");
    }

    @Test
    void aCommandAnswersWithItsOwnExitCode() throws Exception {
        assertThat(run("greet", "--coldly", "Ada")).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void optionsMayStandBeforeTheCommand() throws Exception {
        run("--json", "--project", folder.toString(), "greet", "Ada");

        assertThat(out())
                .isEqualTo(
                        "{\"schemaVersion\":1,\"whom\":\"Ada\",\"project\":\"%s\"}\n"
                                .formatted(folder));
    }

    @Test
    void anArgumentThatLooksLikeAFileOfArgumentsIsText() throws Exception {
        run("greet", "@nobody", "--project", folder.toString());

        assertThat(out()).isEqualTo("@nobody\t" + folder + "\n");
    }

    @Test
    void aCommandShowsItsUsageAndItsExample() throws Exception {
        assertThat(run("greet", "--help")).isZero();

        golden.matches(out());
    }

    @Test
    void whatTheParserRefusesIsAUsageProblem() {
        assertThatThrownBy(() -> run("greet"))
                .isInstanceOf(UsageProblem.class)
                .hasMessage("missing required parameter: 'NAME'");
        assertThatThrownBy(() -> run("greet", "Ada", "--clodly"))
                .isInstanceOfSatisfying(
                        UsageProblem.class,
                        problem -> {
                            assertThat(problem.hint()).contains("did you mean '--coldly'?");
                            assertThat(problem.usage()).isEqualTo("vox greet [OPTIONS] NAME");
                        });
        assertThatThrownBy(() -> run("greet", "Ada", "Bob"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("'Bob'");
    }

    @Test
    void aProjectThatIsNoFolderIsRefusedByWhereItWasNamed() {
        assertThatThrownBy(() -> run("greet", "Ada", "--project", folder + "/none"))
                .isInstanceOf(UsageProblem.class)
                .hasMessage("--project is not a folder: " + folder + "/none");
        assertThatThrownBy(() -> in(Map.of("VOX_PROJECT", "/no/where"), "greet", "Ada"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[environment] VOX_PROJECT=/no/where: not a folder");
    }

    @Test
    void theFlagWinsOverTheEnvironment() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));

        in(Map.of("VOX_PROJECT", folder.toString()), "greet", "a");
        in(Map.of("VOX_PROJECT", folder.toString()), "greet", "b", "--project", other.toString());

        assertThat(out()).isEqualTo("a\t" + folder + "\nb\t" + other + "\n");
    }

    @Test
    void aParentWithoutAWordSaysWhatItNeeds() throws Exception {
        assertThatThrownBy(() -> run("serve"))
                .isInstanceOf(UsageProblem.class)
                .hasMessage("'vox serve' needs a command");
        assertThatThrownBy(() -> run("serve", "wroker"))
                .isInstanceOfSatisfying(
                        UsageProblem.class,
                        problem -> {
                            assertThat(problem).hasMessage("unknown serve command 'wroker'");
                            assertThat(problem.hint()).contains("did you mean 'worker'?");
                        });
        assertThat(run("serve", "--help")).isZero();
        assertThat(out()).contains("usage: vox serve COMMAND [OPTIONS]", "worker");
        assertThat(made).isEmpty();
    }

    @Test
    void aSubcommandIsMadeByItsOwnFactory() throws Exception {
        run("serve", "worker", "Ada", "--project", folder.toString());

        assertThat(out()).isEqualTo("Ada\t" + folder + "\n");
        assertThat(made).containsExactly("worker");
    }

    private int run(String... args) throws Exception {
        return in(Map.of(), args);
    }

    private int in(Map<String, String> environment, String... args) throws Exception {
        return new Shell(recorder.streams(), environment, table(), List::of).run(List.of(args));
    }

    private CommandTable table() {
        return new CommandTable(
                List.of(
                        entry("greet"),
                        entry("other"),
                        CommandEntry.parent(
                                "serve",
                                CommandGroup.SERVICES,
                                "run one service",
                                "vox serve worker",
                                List.of(entry("worker")))));
    }

    private CommandEntry entry(String name) {
        return CommandEntry.of(
                name,
                CommandGroup.SPEECH,
                "greet somebody",
                "vox greet Ada --coldly # 100%",
                () -> {
                    made.add(name);
                    return new GreetCommand();
                });
    }

    private String out() {
        return recorder.run(0).out();
    }
}
