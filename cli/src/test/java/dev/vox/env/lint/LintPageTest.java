package dev.vox.env.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// `docs/reference/environment-lint.md` lists the rules that there are, as they are.
class LintPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "environment-lint.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z-]+` \\|.*$");

    @Test
    void every_rule_has_its_row() throws IOException {
        List<String> rows =
                ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group()).toList();

        assertThat(rows).isEqualTo(Rules.infos().stream().map(LintPageTest::row).toList());
    }

    private static String row(RuleInfo rule) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        rule.id(),
                        rule.severity().word(),
                        rule.mends() ? "yes" : "",
                        rule.sentence());
    }
}
