package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every pair of sources: the weightier one wins, in either order of expansion and as a typed setting.
class PrecedenceTest {
    private static final String VARIABLE = Settings.HEALTH_PORT.variable();

    @TempDir Path folder;

    /// The sources from the lightest to the weightiest.
    private enum Source {
        DEFAULTS,
        PROFILE,
        MODEL,
        EXISTING,
        LOCAL,
        PROCESS,
        FIRST_ENV_FILE,
        SECOND_ENV_FILE,
        ENV_FLAG,
        SETTING_FLAG;

        private String port() {
            return String.valueOf(20_000 + ordinal());
        }
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(ExpandOrder.values())
                .flatMap(order ->
                        Arrays.stream(Source.values())
                                .flatMap(light ->
                                        Arrays.stream(Source.values())
                                                .filter(heavy -> heavy.compareTo(light) > 0)
                                                .map(heavy -> Arguments.of(light, heavy, order))));
    }

    @ParameterizedTest(name = "{1} over {0}, {2}")
    @MethodSource("pairs")
    void the_weightier_source_wins(Source light, Source heavy, ExpandOrder order)
            throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Source source : Source.values()) {
            layers.add(layer(source, source == light || source == heavy));
        }
        Variables variables = Variables.resolve(layers, order);
        Value<Integer> value = Environment.of(variables).find(Settings.HEALTH_PORT).orElseThrow();

        assertThat(String.valueOf(value.value())).isEqualTo(heavy.port());
        assertThat(variables.find(VARIABLE).orElseThrow().layer()).isEqualTo(layerOf(heavy));
        assertThat(value.origin().label()).isEqualTo(label(heavy));
    }

    private Layer layer(Source source, boolean says) throws IOException {
        Map<String, String> said = says ? Map.of(VARIABLE, source.port()) : Map.of();
        return switch (source) {
            case DEFAULTS, MODEL, EXISTING, LOCAL, FIRST_ENV_FILE, SECOND_ENV_FILE ->
                    file(source, says ? "\n" + VARIABLE + "=" + source.port() + "\n" : "");
            case PROFILE, ENV_FLAG ->
                    new Layer(
                            layerOf(source),
                            label(source),
                            said.entrySet().stream()
                                    .map(each ->
                                            Definition.literal(
                                                    each.getKey(),
                                                    each.getValue(),
                                                    new Origin.Flag(label(source))))
                                    .toList());
            case PROCESS -> Layer.process(said);
            case SETTING_FLAG ->
                    Layer.flags(
                            new Layer.Flag(
                                    Settings.HEALTH_PORT,
                                    label(source),
                                    says ? source.port() : null));
        };
    }

    private Layer file(Source source, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(source.name()), text);
        return LayerFile.read(layerOf(source), folder, file).layer();
    }

    private static LayerName layerOf(Source source) {
        return switch (source) {
            case DEFAULTS -> LayerName.DEFAULTS;
            case PROFILE -> LayerName.PROFILE;
            case MODEL -> LayerName.MODEL;
            case EXISTING -> LayerName.EXISTING;
            case LOCAL -> LayerName.LOCAL;
            case PROCESS -> LayerName.PROCESS;
            case FIRST_ENV_FILE, SECOND_ENV_FILE, ENV_FLAG, SETTING_FLAG -> LayerName.FLAGS;
        };
    }

    private static String label(Source source) {
        return switch (source) {
            case DEFAULTS, MODEL, EXISTING, LOCAL, FIRST_ENV_FILE, SECOND_ENV_FILE ->
                    source.name() + ":2";
            case PROFILE -> "profile x";
            case ENV_FLAG -> "--env";
            case PROCESS -> "environment";
            case SETTING_FLAG -> "--port";
        };
    }
}
