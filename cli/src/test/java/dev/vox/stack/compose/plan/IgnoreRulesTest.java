package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.regex.PatternSyntaxException;

class IgnoreRulesTest {
    /// Lines of the file, parted by `;`, then a path, then whether it is left out.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    foo                     | foo            | true
                    foo                     | foo/bar        | true
                    foo                     | a/foo          | false
                    foo/                    | foo/bar        | true
                    /foo                    | foo            | true
                    ./foo                   | foo            | true
                    a/../foo                | foo            | true
                    */temp*                 | a/temporary    | true
                    */temp*                 | a/b/temp       | false
                    */*/temp*               | a/b/temp       | true
                    temp?                   | tempa          | true
                    temp?                   | temp/          | false
                    **/*.go                 | a/b/c.go       | true
                    **/*.go                 | c.go           | true
                    **/node_modules         | node_modules   | true
                    **/node_modules         | a/node_modules | true
                    **/node_modules         | a/xnode_modules| false
                    **/node_modules         | a/node_modules/x | true
                    a/**                    | a/b/c          | true
                    a/**                    | a              | false
                    a/**/z                  | a/z            | true
                    a/**/z                  | a/b/c/z        | true
                    **                      | a/b            | true
                    *                       | a/b            | true
                    *;!a                    | a/b            | false
                    *;!a                    | b              | true
                    *.md;!README.md         | README.md      | false
                    *.md;!README*.md;README-secret.md | README-secret.md | true
                    !README*.md;README-secret.md;*.md | README.md | true
                    docs;!docs/keep         | docs/keep      | false
                    docs;!docs/keep         | docs/other     | true
                    docs;!docs/keep         | docs/keep/deep | false
                    # foo                   | foo            | false
                    '  foo  '               | foo            | true
                    '! foo'                 | foo            | false
                    [a-c].txt               | b.txt          | true
                    [^a-c].txt              | b.txt          | false
                    [[&].txt                | '[.txt'        | true
                    a+b(1).txt              | a+b(1).txt     | true
                    a.b                     | axb            | false
                    \\*                     | '*'            | true
                    \\*                     | x              | false
                    """)
    void aPathIsLeftOutAsDockerLeavesIt(String lines, String path, boolean ignored) {
        IgnoreRules rules = IgnoreRules.parse(List.of(lines.split(";")));

        assertThat(judge(rules, path)).isEqualTo(ignored);
    }

    /// As a walk does: each folder on the way is judged before what is in it.
    private static boolean judge(IgnoreRules rules, String path) {
        IgnoreRules.Verdict verdict = IgnoreRules.Verdict.ROOT;
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            verdict = rules.judge(path.substring(0, end), verdict);
        }
        return rules.judge(path, verdict).ignored();
    }

    @Test
    void whatIsNoPatternIsNamed() {
        for (String line : List.of("[a", "!", "a\\")) {
            assertThatThrownBy(() -> IgnoreRules.parse(List.of(line)))
                    .isInstanceOf(PatternSyntaxException.class);
        }
    }

    @Test
    void theMarkOfUnicodeAtTheFrontIsNoPartOfAPattern() {
        assertThat(judge(IgnoreRules.parse(List.of("\uFEFFfoo")), "foo")).isTrue();
    }
}
