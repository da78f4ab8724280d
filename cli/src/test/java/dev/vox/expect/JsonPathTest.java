package dev.vox.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    @ParameterizedTest
    @CsvSource({
        "$, $",
        "name, $.name",
        ".name, $.name",
        "$.items[0].name, $.items[0].name",
        "items[*], $.items[*]",
        "items[-1], $.items[-1]",
        "$[\"a b\"], $['a b']",
        "$['name'], $.name",
    })
    void isWrittenInOneWay(String text, String path) {
        assertThat(JsonPath.parse(text.equals("''") ? "" : text)).hasToString(path);
    }

    @Test
    void anEmptyTextIsNoPath() {
        assertThatThrownBy(() -> JsonPath.parse(""))
                .hasMessage("a name is missing at character 1 of ''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$. | a name is missing at character 3 of '$.'",
                "$name | '.' or '[' must stand here at character 2 of '$name'",
                "a[0 | ']' is missing at character 4 of 'a[0'",
                "a['b | the quote does not end at character 5 of 'a['b'",
                "a['b'x | ']' is missing at character 6 of 'a['b'x'",
                "a[x] | between brackets stands a number, '*' or a name in quotes at character 3 of"
                        + " 'a[x]'",
            })
    void aMistakeNamesItsCharacter(String text, String problem) {
        assertThatThrownBy(() -> JsonPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void everyPlaceIsToldByItsOwnPath() throws MalformedJson {
        JsonValue root =
                Json.parse("root", "{\"a\": [{\"b\": 1}, {}, {\"b\": 2}], \"o\": {\"x y\": 0}}");

        assertThat(JsonPath.parse("a[*].b").spots(root))
                .extracting(JsonPath.Spot::path)
                .containsExactly("$.a[0].b", "$.a[1].b", "$.a[2].b");
        assertThat(JsonPath.parse("o[*]").spots(root))
                .extracting(JsonPath.Spot::path)
                .containsExactly("$.o['x y']");
        assertThat(JsonPath.parse("a[1].b").one(root)).isEmpty();
        assertThat(JsonPath.parse("a[-1].b").one(root)).contains(new JsonValue.Figure("2"));
        assertThat(JsonPath.parse("a[*].b").one(root)).isEmpty();
    }
}
