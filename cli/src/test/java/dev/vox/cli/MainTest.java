package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MainTest {
    @RegisterExtension final Golden golden = new Golden();

    @Test
    void theVersionIsThatOfTheBuild() {
        Run run = Run.vox("--version");

        Build build = Build.current();
        assertThat(run.out()).isEqualTo(build.line() + "\n");
        assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(build.id()).matches("[0-9a-f]{12}");
        assertThat(Runtime.Version.parse(build.jdk()).feature())
                .isEqualTo(Runtime.version().feature());
        assertThat(run.exit()).isZero();
        assertThat(Run.vox("-V")).isEqualTo(run);
        assertThat(Run.vox("--json", "--version")).isEqualTo(run);
    }

    @Test
    void theVersionNamesReleaseBuildAndJdk() {
        assertThat(new Build("0.1.0", "3f2a9c", "25.0.3").line())
                .isEqualTo("vox 0.1.0 (build 3f2a9c, JDK 25.0.3)");
    }

    @Test
    void helpExitCodes() {
        golden.matches(succeeded(Run.vox("help", "exit-codes")));
    }

    @Test
    void helpOutput() {
        golden.matches(succeeded(Run.vox("help", "output")));
    }

    @Test
    void helpOfHelp() {
        String usage = succeeded(Run.vox("help", "help"));

        golden.matches(usage);
        assertThat(succeeded(Run.vox("help", "--help"))).isEqualTo(usage);
        assertThat(succeeded(Run.vox("--help", "help"))).isEqualTo(usage);
    }

    @Test
    void withoutArgumentsItListsItsCommandsAndTopics() {
        String listing = succeeded(Run.vox());

        assertThat(listing).contains("usage: vox COMMAND [OPTIONS]", "vox help exit-codes");
        assertThat(succeeded(Run.vox("help"))).isEqualTo(listing);
        assertThat(succeeded(Run.vox("--help"))).isEqualTo(listing);
    }

    @Test
    void theEnvironmentTopicNamesWhatTheShellReads() {
        assertThat(succeeded(Run.vox("help", "environment")))
                .contains("VOX_PROJECT", "NO_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS");
    }

    @Test
    void usageErrors() {
        golden.matches("unknown-command", refused(Run.vox("hlep")));
        golden.matches("nothing-near", refused(Run.vox("help", "xyzzy")));
        golden.matches("unknown-option", refused(Run.vox("help", "--colr")));
        golden.matches("unknown-option-before", refused(Run.vox("--jsn", "help")));
        golden.matches("bad-value", refused(Run.vox("help", "--color", "red")));
        golden.matches("value-missing", refused(Run.vox("--project")));
        golden.matches("exclusive", refused(Run.vox("help", "--json", "--plain")));
    }

    @Test
    void helpPassesNoWordOver() {
        assertThat(refused(Run.vox("help", "exit-codes", "nonsense")))
                .isEqualTo(
                        """
                        error: nothing stands behind 'exit-codes', and 'nonsense' does
                        hint: vox help exit-codes
                        usage: vox help [COMMAND|TOPIC]
                        """);
        assertThat(refused(Run.vox("help", "dev", "nonsense"))).contains("'dev'", "'nonsense'");
        assertThat(refused(Run.vox("help", "serve", "worker", "nonsense")))
                .contains("'serve worker'", "'nonsense'");
        assertThat(refused(Run.vox("help", "serve", "nonsense"))).contains("'nonsense'");
    }

    @Test
    void aTerminalSeesColourAndAPipeDoesNot() {
        assertThat(Run.atTerminal().out()).contains("\u001b[");
        assertThat(Run.vox().out()).doesNotContain("\u001b[");
        assertThat(Run.atTerminal("--color", "never").out()).doesNotContain("\u001b[");
        assertThat(Run.vox("help", "--color=always").out()).contains("\u001b[");
        assertThat(Run.atTerminal("hlep").err()).startsWith("\u001b[31merror: \u001b[0m");
    }

    private static String succeeded(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out();
    }

    private static String refused(Run run) {
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
        return run.err();
    }
}
