package dev.vox.validate.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.MalformedJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CensorTest {
    private final Censor censor = Censor.of(List.of(), List.of("tangerine"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO worker loaded kevin16 in 412 ms",
                "\"secret\": true,",
                "\"tokens\": 12",
                "http://localhost:8080/health?x=1",
                "redis://localhost:6379/0",
                "keyboard: us"
            })
    void whatIsNoSecretStays(String text) {
        assertThat(censor.masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a tangerine here                      | a *** here
                    API_KEY=abc def                       | API_KEY=***
                    - API_KEY='abc def' # x               | - API_KEY='***' # x
                    {"apiKey":"abc\\"def","n":1}          | {"apiKey":"***","n":1}
                    {"token": "a", "password": "b"}       | {"token": "***", "password": "***"}
                    db.password : x                       | db.password : ***
                    redis://u:p@host/0                    | redis://u:***@host/0
                    https://abcdefghijklmnop1234@host/x   | https://***@host/x
                    Authorization: Bearer abc.def-ghi     | Authorization: Bearer ***
                    tool --api-key abc --level info       | tool --api-key *** --level info
                    got hf_abcdefghijklmnopqrst           | got ***
                    got sk-proj-abcdefghijklmnop1         | got ***
                    got ghp_abcdefghijklmnopqrstu         | got ***
                    got AKIAABCDEFGHIJKLMNOP              | got ***
                    """)
    void whatIsOrLooksSecretIsMasked(String text, String shown) {
        assertThat(censor.masked(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name":"A","secret":false,"value":"b"} | {"name":"A","secret":false,"value":"b"}
                    {"why":"duplicate-key: X","n":1}        | {"why":"duplicate-key: ***","n":1}
                    {"api_key":"a, b","n":[1,"c"]}          | {"api_key":"***","n":[1,"c"]}
                    {"token":{"a":["b",{"c":"d"}],"n":1}}   | {"token":{"a":["***",{"c":"***"}],"n":1}}
                    {"a tangerine":"tan\\u0067erine"}       | {"a ***":"***"}
                    """)
    void jsonStaysJson(String document, String shown) throws MalformedJson {
        assertThat(Json.parse("masked", censor.maskedJson(document)))
                .isEqualTo(Json.parse("shown", shown));
    }

    @Test
    void aKnownNumberIsMasked() {
        assertThat(Censor.of(List.of(), List.of("31415926")).maskedJson("[31415926, 31]"))
                .isEqualTo("[\n  \"***\",\n  31\n]\n");
    }

    @Test
    void whatIsNoJsonIsMaskedAsText() {
        assertThat(censor.maskedJson("{tangerine")).isEqualTo("{***");
    }

    @Test
    void aPrivateKeyGoesAsAWhole() {
        String text =
                "a\n-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----\nb\n";

        assertThat(censor.masked(text)).isEqualTo("a\n***\nb\n");
    }

    @Test
    void aPrivateKeyThatIsCutOffGoesToTheEnd() {
        assertThat(censor.masked("a\n-----BEGIN PRIVATE KEY-----\nabc\nd")).isEqualTo("a\n***");
    }

    /// A search that begins anew at each character would take hours.
    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "--", "\"", "a.", "eyJ"})
    void aLineOfAMegabyteIsNoTrap(String piece) {
        String line = piece.repeat(1_000_000 / piece.length()) + " = x";

        assertThat(censor.masked(line)).isEqualTo(line);
    }

    @Test
    void linesStayLines() {
        assertThat(censor.masked("a\n\nb: 1\n")).isEqualTo("a\n\nb: 1\n");
    }
}
