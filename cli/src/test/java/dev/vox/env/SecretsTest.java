package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.dotenv.DotenvFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class SecretsTest {
    private static Variables local(String text) {
        Path path = Path.of(".env.local");
        return Variables.resolve(
                List.of(
                        new LayerFile(LayerName.LOCAL, path, path, text, DotenvFile.parse(text))
                                .layer()),
                ExpandOrder.VOX);
    }

    private static String masked(String text, String variable) {
        return local(text).find(variable).orElseThrow().masked();
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY,true",
        "db_password,true",
        "X_TOKEN,true",
        "CLIENT_SECRET,true",
        "KEYBOARD,false",
        "TOKENS,false"
    })
    void a_name_says_whether_a_variable_is_secret(String name, boolean secret) {
        assertThat(local(name + "=hunter22").find(name).orElseThrow().secret()).isEqualTo(secret);
    }

    @Test
    void a_mark_in_one_layer_is_a_mark_in_all() {
        assertThat(masked("A=1 # @sensitive\nA=2\n", "A")).isEqualTo("***");
    }

    @Test
    void what_a_secret_holds_is_masked_in_every_other_value() {
        String file =
                "DB_PASSWORD=hunter22\nURL=x-hunter22-y-hunter22\nPART=hunt\nALL=${PART}er22\n";

        assertThat(masked(file, "URL")).isEqualTo("x-***-y-***");
        assertThat(masked(file, "ALL")).isEqualTo("***");
        assertThat(masked(file, "PART")).isEqualTo("hunt");
    }

    @Test
    void a_secret_below_six_characters_is_not_sought_in_others() {
        assertThat(masked("A_KEY=abcde\nB=abcde\n", "B")).isEqualTo("abcde");
        assertThat(masked("A_KEY=abcdef\nB=abcdef\n", "B")).isEqualTo("***");
    }

    @Test
    void secrets_that_overlap_are_masked_as_one() {
        assertThat(masked("A_KEY=abcdefgh\nB_KEY=efghijkl\nC=<abcdefghijkl>\n", "C"))
                .isEqualTo("<***>");
    }

    @Test
    void an_overridden_secret_is_still_one() {
        assertThat(masked("A_KEY=old-secret\nA_KEY=new-secret\nB=old-secret\n", "B"))
                .isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://:hunter2@h,redis://:***@h",
        "postgres://u:p@h:5432/db?x=1,postgres://u:***@h:5432/db?x=1",
        "http://h:80/x@y,http://h:80/x@y",
        "http://a:b@c http://d:e@f,http://a:***@c http://d:***@f",
        "a@b://,a@b://"
    })
    void the_password_of_a_url_is_masked(String value, String shown) {
        assertThat(masked("V=" + value, "V")).isEqualTo(shown);
    }

    @Test
    void a_default_that_stands_in_for_a_secret_is_one() {
        Variable variable = local("V=a${DB_PASSWORD:-swordfish}b").find("V").orElseThrow();

        assertThat(variable.text()).isEqualTo("aswordfishb");
        assertThat(variable.masked()).isEqualTo("a***b");
        assertThat(variable.expansion().parts())
                .extracting(Expansion.Lookup::written)
                .containsExactly("${DB_PASSWORD:-***}");
    }

    @Test
    void the_tree_of_a_secret_shows_no_part_of_it() {
        Variable variable =
                local("RAW=sk-12345\nAPI_KEY=${RAW:-sk-99999}\n").find("API_KEY").orElseThrow();

        assertThat(variable.expansion().parts())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.written()).isEqualTo("${RAW:-***}");
                    assertThat(part.found().getFirst().masked()).isEqualTo("***");
                });
    }

    @Test
    void no_message_shows_a_secret() {
        Variables variables =
                local(
                        """
                        API_KEY=sk-secret${
                        DB_PASSWORD=hunter22
                        A=hunter22${
                        B=${UNSET:?give hunter22 or ${DB_PASSWORD}}
                        C=${OTHER_TOKEN:-swordfish
                        D=${OTHER_TOKEN:-swordfish${
                        """);

        assertThat(variables.mistakes())
                .containsExactly(
                        "[.env.local:1] API_KEY: invalid template, not shown since it is secret",
                        "[.env.local:3] A: invalid template \"***${\"",
                        "[.env.local:4] B: required variable UNSET is missing a value: give *** or"
                                + " ***",
                        "[.env.local:5] C: invalid template, not shown since it is secret",
                        "[.env.local:6] D: invalid template, not shown since it is secret");
    }

    @Test
    void a_definition_is_shown_without_its_secret() {
        Variables variables = local("A_KEY=abcdef\nB=x${A_KEY:-abcdef}\nC_KEY=\n");

        assertThat(variables.layers().getFirst().definitions())
                .extracting(variables.secrets()::masked)
                .containsExactly("***", "x${A_KEY:-***}", "");
    }

    @ParameterizedTest
    @CsvSource({
        "5$ ${HOST:-h},5$ ${HOST:-h}",
        "${A_TOKEN:-swordfish},${A_TOKEN:-***}",
        "${HOST:-${A_TOKEN:-swordfish}},${HOST:-${A_TOKEN:-***}}",
        "${A_TOKEN:-swordfish,***",
        "redis://:${A_TOKEN:-swordfish}@h,redis://:${A_TOKEN:-***}@h"
    })
    void a_template_is_shown_without_what_stands_in_for_a_secret(String template, String shown) {
        Variables variables = local("V=" + template + "\n");

        assertThat(
                        variables
                                .secrets()
                                .masked(variables.layers().getFirst().definitions().getFirst()))
                .isEqualTo(shown);
    }

    @Test
    void every_secret_is_found_wherever_it_stands() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            String secret = letters(random, 6 + random.nextInt(4));
            String before = letters(random, random.nextInt(12));
            String after = letters(random, random.nextInt(12));

            assertThat(SecretTexts.of(List.of(secret)).masked(before + secret + after))
                    .contains("***")
                    .doesNotContain(secret);
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }
}
