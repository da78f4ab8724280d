package dev.vox.env.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.dotenv.Assignment.Quoting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DotenvFileTest {
    private static final String ALPHABET =
            "AB_1=:#'\"\\${}[]-.%+ \t\r\n\u000b\u00a0\u0085\u2003\ufeffé日\ud83c\udf89\0export";

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("a byte-order mark is skipped", "\ufeffA=1", "1"),
                Arguments.of("CRLF ends an unquoted value", "A=1\r\n", "1"),
                Arguments.of("CRLF stays in a quoted value", "A=\"1\r\n2\"\r\n", "1\r\n2"),
                Arguments.of("# within a word is no comment", "A=a#b", "a#b"),
                Arguments.of("# behind a blank is one", "A=a #b", "a"),
                Arguments.of("# behind a tab is none", "A=a\t#b", "a\t#b"),
                Arguments.of("# at the start of a value is none", "A= #b", "#b"),
                Arguments.of("blanks around the sign are no part", "A = value", "value"),
                Arguments.of("a colon separates", "A: value", "value"),
                Arguments.of("only the first sign separates", "A=b=c:d", "b=c:d"),
                Arguments.of("export is no part of the key", "export A=1", "1"),
                Arguments.of("trailing blanks are cut", "A=1 \t\u00a0\u2003", "1"),
                Arguments.of("an unquoted value may be empty", "A=\nB=1", ""),
                Arguments.of("backslashes are literal without quotes", "A=a\\nb\\\\", "a\\nb\\\\"),
                Arguments.of("quotes within a value are literal", "A=it's \"x\"", "it's \"x\""),
                Arguments.of("single quotes are literal", "A='$B \\n \" #'", "$B \\n \" #"),
                Arguments.of("single quotes may span lines", "A='x\ny'", "x\ny"),
                Arguments.of("\\' is ' in single quotes", "A='it\\'s'", "it's"),
                Arguments.of("double quotes may span lines", "A=\"x\ny\"", "x\ny"),
                Arguments.of(
                        "the escapes of double quotes",
                        "A=\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"",
                        "\u0007\b\f\n\r\t\u000b\\\""),
                Arguments.of(
                        "an escaped dollar sign is two for the expansion", "A=\"\\$B\"", "$$B"),
                Arguments.of("octal escapes", "A=\"\\0101\\0377\"", "Aÿ"),
                Arguments.of(
                        "no octal number: the zero is dropped", "A=\"\\0400\\01\"", "\\400\\1"),
                Arguments.of(
                        "other escapes stay", "A=\"\\x41\\c\\u0041\\'\"", "\\x41\\c\\u0041\\'"),
                Arguments.of("a comment behind quotes needs no blank", "A=\"x\"#y", "x"),
                Arguments.of("key characters", "äÖ9_.-[½]=1", "1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void values_are_read(String sentence, String file, String value) {
        DotenvFile read = DotenvFile.parse(file);

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.assignments().getFirst().text()).isEqualTo(value);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("A B=1", 1, "key cannot contain a space: \"A B\""),
                Arguments.of("\n# c\nA B", 3, "key cannot contain a space: \"A B\""),
                Arguments.of("A%B=1", 1, "unexpected character \"%\" in variable name \"A%B\""),
                Arguments.of(
                        "A=\"x\ny\"\n\"B\"=1",
                        3,
                        "unexpected character \"\\\"\" in variable name \"\\\"B\\\"\""),
                Arguments.of(
                        "A\0=1", 1, "unexpected character \"\\x00\" in variable name \"A\\x00\""),
                Arguments.of(
                        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj+gEAAoIB",
                        1,
                        "unexpected character \"+\" in variable name"
                                + " \"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj…\""),
                Arguments.of("A=\"x", 1, "unterminated quoted value of A"),
                Arguments.of("A='x\ny", 2, "unterminated quoted value of A, begun in line 1"),
                Arguments.of("export ", 1, "zero length string"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakes_are_told_with_their_line(String file, int line, String problem) {
        assertThat(DotenvFile.parse(file).mistakes())
                .containsExactly(new DotenvMistake(line, problem));
    }

    @Test
    void every_mistake_is_found_and_what_lies_between_is_read() {
        DotenvFile read = DotenvFile.parse("A B=\"x\ny\"\nC=1\nD%=2\nE='");

        assertThat(read.mistakes()).extracting(DotenvMistake::line).containsExactly(1, 4, 5);
        assertThat(read.assignments()).extracting(Assignment::key).containsExactly("C");
    }

    @Test
    void a_key_alone_has_no_value_of_its_own() {
        assertThat(DotenvFile.parse("A\nB").assignments())
                .containsExactly(
                        new Assignment("A", null, Quoting.NONE, 1, 1, false),
                        new Assignment("B", null, Quoting.NONE, 2, 2, false));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void a_mark_above_or_behind_makes_a_value_sensitive(String file, List<Boolean> sensitive) {
        assertThat(DotenvFile.parse(file).assignments())
                .extracting(Assignment::sensitive)
                .containsExactlyElementsOf(sensitive);
    }

    static Stream<Arguments> marks() {
        return Stream.of(
                Arguments.of("# @sensitive\nA=1\nB=2", List.of(true, false)),
                Arguments.of("A=1 # @sensitive\nB=2", List.of(true, false)),
                Arguments.of("A=\"1\n\" # @sensitive\nB=2", List.of(true, false)),
                Arguments.of("A='1'#@sensitive\nB=2", List.of(true, false)),
                Arguments.of("# @sensitive\n\n# why\nA=1", List.of(true)),
                Arguments.of("A=x#@sensitive\nB=2", List.of(false, false)));
    }

    @Test
    void any_text_can_be_read() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            DotenvFile read = DotenvFile.parse(text.toString());
            long lines = text.chars().filter(c -> c == '\n').count() + 1;

            assertThat(read.assignments())
                    .allSatisfy(each -> assertThat((long) each.lastLine()).isBetween(1L, lines));
            assertThat(read.mistakes())
                    .allSatisfy(each -> assertThat((long) each.line()).isBetween(1L, lines));
        }
    }

    @Test
    void a_value_in_single_quotes_comes_back_as_it_was() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            String value =
                    random.ints(random.nextInt(20), 1, 0x250)
                            .filter(c -> c != '\\' && c != '\'')
                            .mapToObj(Character::toString)
                            .reduce("", String::concat);

            assertThat(DotenvFile.parse("A='" + value + "'\nB=1").assignments())
                    .extracting(Assignment::text)
                    .containsExactly(value, "1");
        }
    }

    @Test
    void lines_that_are_all_wrong_are_all_told() {
        String text = "!".repeat(20) + "\n";
        assertThat(DotenvFile.parse(text.repeat(50_000)).mistakes())
                .extracting(DotenvMistake::line)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50_000).boxed().toList());
    }

    @Test
    void a_line_of_five_megabytes_is_a_value() {
        String value = "x".repeat(5 << 20);

        assertThat(DotenvFile.parse("A=" + value).assignments().getFirst().text()).isEqualTo(value);
    }
}
