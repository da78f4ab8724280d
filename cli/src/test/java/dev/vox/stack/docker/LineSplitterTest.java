package dev.vox.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class LineSplitterTest {
    private static final String STAMP = "2026-01-31T12:00:00.000000001Z ";
    private static final String NEXT = "2026-01-31T12:00:00.000000002Z ";
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.000000001Z");
    private static final int PART = 16 * 1024;

    private final List<OutputLine> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(true, lines::add);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 31, 1000})
    void pieces_may_end_anywhere_even_in_a_letter(int size) {
        add(STAMP + "zwölf Käse\n" + NEXT + "\n" + NEXT + "last\r\n", size);

        assertThat(lines).extracting(OutputLine::text).containsExactly("zwölf Käse", "", "last");
        assertThat(lines.getFirst()).isEqualTo(new OutputLine(AT, true, "zwölf Käse"));
    }

    @Test
    void what_has_no_line_end_is_kept_for_the_end() {
        add(STAMP + "part", 1000);
        assertThat(lines).isEmpty();

        splitter.end();
        splitter.end();

        assertThat(lines).containsExactly(new OutputLine(AT, true, "part"));
    }

    @Test
    void a_long_line_is_one_line_again() {
        String first = "a".repeat(PART);
        String second = "b".repeat(PART);
        add(STAMP + first + NEXT + second + NEXT + "c\n", 1024);

        assertThat(lines).containsExactly(new OutputLine(AT, true, first + second + "c"));
    }

    @Test
    void a_time_inside_a_line_stays() {
        add(STAMP + "at " + NEXT + "it began\n", 1000);

        assertThat(lines).extracting(OutputLine::text).containsExactly("at " + NEXT + "it began");
    }

    @Test
    void a_line_without_a_time_is_not_lost() {
        add("bare\n", 1000);

        assertThat(lines).containsExactly(new OutputLine(Instant.EPOCH, true, "bare"));
    }

    private void add(String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            splitter.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
    }
}
