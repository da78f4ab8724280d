package dev.vox.template.just;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Whatever the text, reading it ends soon, and what is wrong with it is a mistake and no exception.
class JustfilePropertyTest {
    private static final int MUTANTS = 2_000;
    private static final Tool TOOL = new Tool(word -> false, Set.of("worker"));
    private static final String SAMPLE =
            """
            # A justfile with a bit of everything
            set shell := ["bash", "-uc"]
            export COMPOSE := "docker compose -f " + FILE
            FILE := 'compose.yaml'
            import? 'more.just'
            alias t := test

            # Start it
            [group('stack')]
            dev model='piper' $mode=`echo agent` *rest=("a" / 'b'): && (test model)
                #!/usr/bin/env bash
                {{COMPOSE}} up -d \\
                    --build {{ if mode == "x" { "y" } else { rest } }}

            [private]
            test +args=f('(', x"~"):
            \tuv run pytest {{args}}
            _hidden:
              @just --list
            long := '''
              several
            lines
            '''
            """;
    private static final List<String> BITS =
            List.of(
                    "'", "\"", "`", "'''", "\"\"\"", "(", ")", "[", "]", "{", "}", "{{", "}}", ":",
                    ":=", "=", "\n", "\r\n", "\\\n", "  ", "\t", "#", "&&", "+", "*", "$", "@",
                    "if ", "else", "alias ", "set ", "import ", "mod ", "\0", "\uD83D", "é", "x'",
                    "\\");

    @Test
    void a_mutated_file_is_read_without_an_exception() {
        Random random = new Random(20_261_120);
        int broken = 0;
        for (int each = 0; each < MUTANTS; each++) {
            String mutant = mutant(random);
            assertThatCode(() -> read(mutant)).as(mutant).doesNotThrowAnyException();
            broken += Justfile.parse(mutant).mistakes().isEmpty() ? 0 : 1;
        }
        assertThat(broken).isBetween(MUTANTS / 4, MUTANTS - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: (\n",
                "a x='b\n",
                "a:\n    {{ {{ {{\n",
                "(\n",
                "x := ((((\n",
                "[a\n",
                "[",
                "r: (a (b (c\n    d\n",
                "{{",
                "if ",
                "a + ",
                "\"\\",
                "docker compose ",
                "a:\n b \\\n",
                "a := 'x'\n",
                "r: r && r\n",
                "\\\n",
                "[linux]\nr:\n",
                "r: (s r)\ns:\n    {{ r }} \"\n",
                "#\n",
                "é",
                "a b c d "
            })
    void the_time_is_linear_in_the_length(String bit) {
        String text = bit.repeat(300_000 / bit.length());

        assertThat(Duration.ofNanos(nanos(text))).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void brackets_may_be_as_deep_as_they_like() {
        String deep =
                "x := "
                        + "(".repeat(200_000)
                        + "a"
                        + ")".repeat(200_000)
                        + "\nr a=("
                        + "f(".repeat(100_000)
                        + ")".repeat(100_000)
                        + "):\n";

        assertThat(Justfile.parse(deep).mistakes()).isEmpty();
    }

    /// The time on the processor, which other work on the machine does not lengthen.
    private static long nanos(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        read(text);
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static void read(String text) {
        RecipeHomes.of(Path.of("justfile"), Justfile.parse(text), TOOL);
    }

    private static String mutant(Random random) {
        StringBuilder text = new StringBuilder(SAMPLE);
        int edits = 1 + random.nextInt(4);
        for (int edit = 0; edit < edits && !text.isEmpty(); edit++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, BITS.get(random.nextInt(BITS.size())));
                case 2 -> text.setLength(at);
                default -> {
                    int end = Math.min(text.length(), at + random.nextInt(40));
                    text.insert(random.nextInt(text.length()), text.substring(at, end));
                }
            }
        }
        return text.toString();
    }
}
