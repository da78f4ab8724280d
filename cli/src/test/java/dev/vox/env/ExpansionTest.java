package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.dotenv.DotenvFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ExpansionTest {
    private static final Map<String, String> PROCESS =
            Map.of("SET", "s", "EMPTY", "", "NUMBER", "1");

    private static Layer file(LayerName name, String path, String text) {
        return new LayerFile(name, Path.of(path), Path.of(path), text, DotenvFile.parse(text))
                .layer();
    }

    private static Variables local(String text) {
        return Variables.resolve(
                List.of(file(LayerName.LOCAL, ".env.local", text), Layer.process(PROCESS)),
                ExpandOrder.VOX);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "$SET,s",
                "${SET},s",
                "$SET.x,s.x",
                "${SET}x,sx",
                "${EMPTY:-d},d",
                "${UNSET:-d},d",
                "${SET:-d},s",
                "${EMPTY-d},``",
                "${UNSET-d},d",
                "${SET:?m},s",
                "${EMPTY?m},``",
                "${SET:+a},a",
                "${EMPTY:+a},``",
                "${UNSET:+a},``",
                "${EMPTY+a},a",
                "${UNSET+a},``",
                "${UNSET:-${EMPTY:-${SET}}},s",
                "${UNSET-a:-b},a:-b",
                "${UNSET:-a-b?c},a-b?c",
                "${UNSET:-},``",
                "$$SET,$SET",
                "$$$SET,$s",
                "${UNSET:-$$},$",
                "$,$",
                "a$ b,a$ b",
                "$1,$1",
                "${UNSET:-{\"a\":{}}},{\"a\":{}}",
                "${SET:-${UNSET:?not taken}},s",
                "${EMPTY:+${UNSET:?not taken}},``"
            })
    void a_template_has_the_value_that_the_contract_gives_it(String template, String value) {
        Variables variables = local("V=" + template + "\n");

        assertThat(variables.mistakes()).isEmpty();
        assertThat(variables.find("V").orElseThrow().text()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "${,invalid template \"${\"",
                "${},invalid template \"${}\"",
                "${ x},invalid template \"${ x}\"",
                "${x!},invalid template \"${x!}\"",
                "a ${UNSET:-${} b,invalid template \"${\"",
                "${UNSET:?},required variable UNSET is missing a value",
                "${EMPTY:?say $SET},required variable EMPTY is missing a value: say s",
                "${UNSET?no},required variable UNSET is missing a value: no"
            })
    void a_template_that_fails_is_told_with_file_line_and_variable(
            String template, String problem) {
        assertThat(local("\nV=" + template + "\n").mistakes())
                .containsExactly("[.env.local:2] V: " + problem);
    }

    @Test
    void an_unset_variable_is_empty_with_one_warning_that_names_it() {
        Variables variables = local("A=$UNSET\nB=x${UNSET}y\n");

        assertThat(variables.texts()).containsEntry("A", "").containsEntry("B", "xy");
        assertThat(variables.warnings())
                .containsExactly("[.env.local:1] A: UNSET is not set, so it is empty here");
    }

    @Test
    void single_quotes_the_process_and_flags_are_literal() {
        Layer process = Layer.process(Map.of("P", "${SET}"));
        Layer flags =
                new Layer(
                        LayerName.FLAGS,
                        "--env",
                        List.of(Definition.literal("F", "$P", new Origin.Flag("--env"))));
        Layer file = file(LayerName.LOCAL, "l", "S='${P}'\nD=\"\\${P}\"\n");

        assertThat(Variables.resolve(List.of(file, process, flags), ExpandOrder.VOX).texts())
                .containsEntry("P", "${SET}")
                .containsEntry("F", "$P")
                .containsEntry("S", "${P}")
                .containsEntry("D", "${P}");
    }

    @Test
    void a_variable_that_names_itself_means_the_line_above_or_the_layer_below() {
        Layer defaults = file(LayerName.DEFAULTS, "d", "P=1\nP=${P}2\n");
        Layer local = file(LayerName.LOCAL, "l", "P=${P}3\nP=${P}4\nN=${N}x\n");

        assertThat(Variables.resolve(List.of(defaults, local), ExpandOrder.VOX).texts())
                .containsEntry("P", "1234")
                .containsEntry("N", "x");
    }

    @Test
    void a_circle_of_a_variable_and_a_value_below_itself_is_none() {
        Layer defaults = file(LayerName.DEFAULTS, "d", "A=1\nB=${A}2\n");
        Layer local = file(LayerName.LOCAL, "l", "A=${A}${B}\n");

        assertThat(Variables.resolve(List.of(defaults, local), ExpandOrder.VOX).mistakes())
                .containsExactly("[d:2] B: a circle: B → A → B (A in l:1)");
    }

    @Test
    void mistakes_come_in_the_order_of_the_file_and_a_shared_cause_once() {
        assertThat(local("Z=${UNSET:?z}\nB=${Z}\nA=${\n").mistakes())
                .containsExactly(
                        "[.env.local:1] Z: required variable UNSET is missing a value: z",
                        "[.env.local:3] A: invalid template \"${\"");
    }

    @Test
    void ten_thousand_levels_are_an_error_and_not_a_crash() {
        String deep = "${UNSET:-".repeat(10_000) + "}".repeat(10_000);

        assertThat(local("V=" + deep).mistakes())
                .singleElement()
                .asString()
                .startsWith(
                        "[.env.local:1] V: more than 200 levels of ${…} in the template \"${UNSET");
    }

    @ParameterizedTest
    @EnumSource(ExpandOrder.class)
    void ten_thousand_variables_that_look_back_are_no_matter(ExpandOrder order) {
        String chain =
                "V0=x\n"
                        + IntStream.rangeClosed(1, 10_000)
                                .mapToObj(i -> "V" + i + "=${V" + (i - 1) + "}\n")
                                .collect(Collectors.joining());

        assertThat(Variables.resolve(List.of(file(LayerName.LOCAL, "l", chain)), order).texts())
                .containsEntry("V10000", "x");
    }

    @Test
    void ten_thousand_variables_that_look_forward_are_an_error_and_not_a_crash() {
        String chain =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "V" + i + "=${V" + (i + 1) + ":-${V" + (i + 1) + "}}\n")
                        .collect(Collectors.joining());

        assertThat(local(chain).mistakes())
                .first()
                .asString()
                .endsWith(": more than 200 variables and defaults deep");
    }

    @Test
    void values_that_double_each_other_are_an_error_and_not_a_full_memory() {
        String bomb =
                "V0=xxxxxxxxxx\n"
                        + IntStream.rangeClosed(1, 40)
                                .mapToObj(i -> "V%d=${V%d}${V%d}\n".formatted(i, i - 1, i - 1))
                                .collect(Collectors.joining());

        assertThat(local(bomb).mistakes())
                .singleElement()
                .asString()
                .endsWith("more than 16 million characters when it is expanded");
    }
}
