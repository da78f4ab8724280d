package dev.vox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

class ScrubTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain ünïcode 日本", "plain ünïcode 日本"),
                Arguments.of("\u001b[31mred\u001b[0m", "red"),
                Arguments.of("\u001b[38;5;196mred", "red"),
                Arguments.of("\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\", "link"),
                Arguments.of("\u001bP1$qm\u001b\\x", "x"),
                Arguments.of("\u001b(Bx\u001b7y\u001bcz", "xyz"),
                Arguments.of("\u009b31mx", "31mx"),
                Arguments.of("unfinished \u001b[31", "unfinished "),
                Arguments.of("unfinished \u001b]0;title", "unfinished 0;title"),
                Arguments.of("end\u001b", "end"),
                Arguments.of("a\r\nb\tc\bd\u007fe", "a b cde"),
                Arguments.of("\u202eabc\u2066d\u200fe", "abcde"),
                Arguments.of("line\u2028break", "linebreak"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void leavesOnlyWhatIsShown(String text, String expected) {
        assertThat(Scrub.line(text)).isEqualTo(expected);
    }
}
