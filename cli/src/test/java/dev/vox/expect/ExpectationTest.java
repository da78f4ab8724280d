package dev.vox.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ExpectationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tts | \"tts\"",
                "1 | 1.0",
                "0x10 | 16",
                "true | true",
                "null | null",
                "'1' | \"1\"",
                "[1, {min: 2}] | [1, 7]",
                "{exists: true} | 0",
                "{exists: false} | null",
                "{type: whole} | 1.0",
                "{type: integer} | 1e3",
                "{type: number} | 1.5",
                "{type: list} | []",
                "{type: object} | {}",
                "{type: flag} | false",
                "{type: 'null'} | null",
                "{in: [a, 2]} | 2",
                "{matches: '^v[0-9]+'} | \"v12-beta\"",
                "{min: 1, max: 1} | 1",
                "{length: 3} | \"aßc\"",
                "{length: {min: 1}} | [0]",
                "{length: 1} | {\"a\": 0}",
                "{contains: ell} | \"hello\"",
                "{contains: {min: 5}} | [1, 6]",
                "{contains: a} | {\"a\": null}",
                "{count: {min: 1}} | {\"count\": 1}",
                "{.type: session_start} | {\"type\": \"session_start\"}",
                "{'$.items[*].name': {matches: ^a}} | {\"items\": [{\"name\": \"a\"}, {\"name\":"
                        + " \"ab\"}]}",
                "{'items[-1]': 2} | {\"items\": [1, 2]}",
                "{\"['a.b']\": 1} | {\"a.b\": 1}",
                "{note: {optional: true, type: text}} | {}",
                "{gone: {exists: false}} | {}",
                "{a: {b: {c: 1}}} | {\"a\": {\"b\": {\"c\": 1}}}",
            })
    void holds(String expectation, String value) throws MalformedJson {
        assertThat(mismatches(expectation, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | \"1\" | wanted 1, saw \"1\"",
                "'1' | 1 | wanted \"1\", saw 1",
                "null | 0 | wanted null, saw 0",
                "[1] | [1, 2] | wanted a list of 1, saw [1,2]",
                "[1, 2] | [1, 3] | $[1]: wanted 2, saw 3",
                "{exists: true} | null | wanted a value, saw null",
                "{exists: false} | 0 | wanted nothing, saw 0",
                "{type: whole} | 1.5 | wanted whole, saw 1.5",
                "{type: text} | 1 | wanted text, saw 1",
                "{in: [a, 2]} | \"2\" | `wanted one of \"a\", 2, saw \"2\"`",
                "{matches: ^v} | \"av\" | wanted a text that matches /^v/, saw \"av\"",
                "{matches: 1} | 1 | wanted a text that matches /1/, saw 1",
                "{min: 1.5} | 1 | wanted at least 1.5, saw 1",
                "{max: 9} | 10 | wanted at most 9, saw 10",
                "{min: 1} | \"2\" | wanted at least 1, saw \"2\"",
                "{length: {max: 2}} | \"abc\" | wanted a length of at most 2, saw a length of 3",
                "{length: 1} | 7 | wanted a length of 1, saw 7",
                "{contains: x} | \"hello\" | wanted something with \"x\", saw \"hello\"",
                "{contains: {min: 5}} | [1] | wanted something with at least 5, saw [1]",
                "{count: {min: 1}} | {} | $.count: wanted at least 1, saw nothing",
                "{count: {min: 1, max: 2}} | {} | $.count: wanted at least 1, saw nothing",
                "{'items[*].name': a} | {\"items\": [{\"name\": \"a\"}, {}]} | $.items[1].name:"
                        + " wanted \"a\", saw nothing",
                "{'items[*].name': a} | {\"items\": []} | $.items[*].name: wanted \"a\", saw"
                        + " nothing",
                "{a: {'$.b': 1}} | {\"a\": {\"b\": 2}} | $.a.b: wanted 1, saw 2",
                "{note: {optional: true, type: text}} | {\"note\": 1} | $.note: wanted text, saw 1",
            })
    void namesWhatDiffers(String expectation, String value, String mismatch) throws MalformedJson {
        assertThat(mismatches(expectation, value)).containsExactly(mismatch);
    }

    @Test
    void everyWordOfAMappingMustHold() throws MalformedJson {
        assertThat(mismatches("{type: text, min: 3, a: 1}", "2"))
                .containsExactly(
                        "wanted text, saw 2",
                        "wanted at least 3, saw 2",
                        "$.a: wanted 1, saw nothing");
    }

    @Test
    void whatIsMissingDiffersFromEverythingButAbsence() {
        assertThat(expectation("{min: 1}").mismatches(Optional.empty()))
                .containsExactly(new Mismatch("$", "at least 1", "nothing"));
        assertThat(expectation("{exists: false}").mismatches(Optional.empty())).isEmpty();
        assertThat(expectation("{optional: true, min: 1}").mismatches(Optional.empty())).isEmpty();
    }

    @Test
    void textsCountAsWhatTheyWriteWhereAValueCameAsText() throws MalformedJson {
        JsonValue hash =
                Json.parse("hash", "{\"rate\": \"48000\", \"up\": \"True\", \"id\": \"x\"}");

        assertThat(
                        expectation("{rate: {min: 1, type: whole, matches: ^4}, up: true}")
                                .mismatchesOfTexts(Optional.of(hash), text -> text))
                .isEmpty();
        assertThat(
                        expectation("{id: {min: 1}, up: false}")
                                .mismatchesOfTexts(Optional.of(hash), text -> text))
                .extracting(Mismatch::toString)
                .containsExactly(
                        "$.id: wanted at least 1, saw \"x\"", "$.up: wanted false, saw \"True\"");
    }

    @Test
    void textsAreExpandedAndPatternsAreNot() {
        Expectation expanded =
                expectation("{a: '$X', b: {in: ['$X']}, c: [{contains: '$X'}], d: {matches: '$X'}}")
                        .expanded(text -> text.replace("$X", "7"));

        assertThat(expanded)
                .isEqualTo(
                        expectation(
                                "{a: '7', b: {in: ['7']}, c: [{contains: '7'}], d: {matches:"
                                        + " '$X'}}"));
    }

    @Test
    void aPatternWithoutEndIsGivenUp() throws MalformedJson {
        String text = "\"" + "a".repeat(60) + "b\"";

        assertThat(mismatches("{matches: '^(a+)+\\1c$'}", text))
                .containsExactly(
                        "wanted a text that matches /^(a+)+\\1c$/, saw a text on which the pattern"
                                + " takes too long");
    }

    @Test
    void aSecretIsMaskedBeforeTheValueIsCut() {
        String secret = "s".repeat(120);

        assertThat(
                        expectation("{a: '" + secret + "'}")
                                .mismatches(
                                        Optional.of(
                                                new JsonValue.Members(
                                                        Map.of(
                                                                "a",
                                                                new JsonValue.Text(secret + "!")))),
                                        text -> text.replace(secret, "***")))
                .containsExactly(new Mismatch("$.a", "\"***\"", "\"***!\""));
    }

    @Test
    void aLongValueIsCut() throws MalformedJson {
        assertThat(mismatches("1", "\"" + "x".repeat(200) + "\""))
                .containsExactly("wanted 1, saw \"" + "x".repeat(79) + "…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{mim: 1} | f:1:2: unknown word 'expect.mim'; did you mean 'min'? (a field of this"
                        + " name is written '.mim')",
                "{a: {exsts: true}} | f:1:6: unknown word 'expect.a.exsts'; did you mean 'exists'?"
                        + " (a field of this name is written '.exsts')",
                "{type: session_start} | `f:1:8: 'expect.type' must be one of text, string, number,"
                        + " whole, integer, flag, boolean, list, array, object, null, not"
                        + " 'session_start' (a field of this name is written '.type')`",
                "{type: txt} | `f:1:8: 'expect.type' must be one of text, string, number, whole,"
                    + " integer, flag, boolean, list, array, object, null, not 'txt'; did you mean"
                    + " 'text'? (a field of this name is written '.type')`",
                "matches: a[b | f:1:12: 'expect.matches' is no pattern: unclosed character class at"
                        + " its character 3",
                "{min: few} | f:1:7: 'expect.min' must be a number, not 'few'",
                "{max: .inf} | f:1:7: 'expect.max' must be a number, not '.inf'",
                "{exists: 1} | f:1:10: 'expect.exists' must be true or false, not '1'",
                "{in: a} | f:1:6: 'expect.in' must be a list of values",
                "{length: many} | f:1:10: 'expect.length' must be a number, not 'many'",
                "{'a[': 1} | f:1:2: 'expect.a[' is no path: between brackets stands a number, '*'"
                        + " or a name in quotes at character 3 of 'a['",
                "{} | f:1:1: 'expect' expects nothing",
            })
    void aMistakeIsToldAtItsPlace(String yaml, String mistake) {
        Mistakes mistakes = new Mistakes();
        Expectation.read("expect", Yaml.parse("f", yaml), mistakes);

        assertThat(mistakes.all()).extracting(Mistakes.Mistake::toString).containsExactly(mistake);
    }

    @Test
    void aFieldThatIsNearAWordButCannotBeOneIsAField() throws MalformedJson {
        assertThat(
                        mismatches(
                                "{id: 1, map: a, types: [1], main: {min: 1}}",
                                "{\"id\": 1, \"map\": \"a\", \"types\": [1], \"main\": 1}"))
                .isEmpty();
    }

    private static List<String> mismatches(String expectation, String value) throws MalformedJson {
        return expectation(expectation).mismatches(Optional.of(Json.parse("value", value))).stream()
                .map(Mismatch::toString)
                .toList();
    }

    private static Expectation expectation(String yaml) {
        Mistakes mistakes = new Mistakes();
        Expectation read = Expectation.read("expect", Yaml.parse("f", yaml), mistakes);
        mistakes.check();
        return read;
    }
}
