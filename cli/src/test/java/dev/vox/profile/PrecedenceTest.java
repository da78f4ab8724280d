package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Environment;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Value;
import dev.vox.env.Variables;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A project's real files, its profile, the shell and the flags: of every pair the weightier one wins, in either order of
/// expansion and as a typed setting.
class PrecedenceTest {
    private static final String VARIABLE = Settings.HEALTH_PORT.variable();
    private static final String MODEL = "own";

    @TempDir Path folder;

    /// The sources from the lightest to the weightiest.
    private enum Source {
        DEFAULTS(".env.defaults", LayerName.DEFAULTS),
        PROFILE("profiles/own.yaml", LayerName.PROFILE),
        MODEL(".env.models/.env.own", LayerName.MODEL),
        EXISTING(".env", LayerName.EXISTING),
        LOCAL(".env.local", LayerName.LOCAL),
        PROCESS("environment", LayerName.PROCESS),
        FIRST_ENV_FILE("one.env", LayerName.FLAGS),
        SECOND_ENV_FILE("two.env", LayerName.FLAGS),
        ENV_FLAG("--env", LayerName.FLAGS),
        SETTING_FLAG("--port", LayerName.FLAGS);

        private final String place;
        private final LayerName layer;

        Source(String place, LayerName layer) {
            this.place = place;
            this.layer = layer;
        }

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
        Variables variables = read(EnumSet.of(light, heavy), order);
        Value<Integer> value = Environment.of(variables).find(Settings.HEALTH_PORT).orElseThrow();

        assertThat(String.valueOf(value.value())).isEqualTo(heavy.port());
        assertThat(variables.find(VARIABLE).orElseThrow().layer()).isEqualTo(heavy.layer);
        assertThat(value.origin().label()).contains(heavy.place);
    }

    @ParameterizedTest
    @EnumSource(ExpandOrder.class)
    void the_layers_come_in_their_order(ExpandOrder order) throws IOException {
        assertThat(read(EnumSet.allOf(Source.class), order).layers())
                .extracting(Layer::name)
                .isSorted()
                .contains(
                        LayerName.DEFAULTS,
                        LayerName.PROFILE,
                        LayerName.MODEL,
                        LayerName.EXISTING,
                        LayerName.LOCAL,
                        LayerName.PROCESS,
                        LayerName.FLAGS);
    }

    private Variables read(Set<Source> sources, ExpandOrder order) throws IOException {
        Map<String, String> process = new HashMap<>(Map.of(Settings.MODEL.variable(), MODEL));
        List<Path> files = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        List<Layer.Flag> flags = new ArrayList<>();
        write(Source.PROFILE, "name: own\nextends: mock\n");
        for (Source source : sources) {
            String assignment = VARIABLE + "=" + source.port();
            switch (source) {
                case PROFILE ->
                        write(
                                source,
                                "name: own\nextends: mock\nenv:\n  %s: %s\n"
                                        .formatted(VARIABLE, source.port()));
                case DEFAULTS, MODEL, EXISTING, LOCAL -> write(source, assignment + "\n");
                case FIRST_ENV_FILE, SECOND_ENV_FILE -> files.add(write(source, assignment + "\n"));
                case PROCESS -> process.put(VARIABLE, source.port());
                case ENV_FLAG -> assignments.add(assignment);
                case SETTING_FLAG ->
                        flags.add(
                                new Layer.Flag(Settings.HEALTH_PORT, source.place, source.port()));
            }
        }
        return Configuration.read(
                        new Project(folder),
                        process,
                        new EnvironmentFlags(files, assignments, flags, order))
                .variables();
    }

    private Path write(Source source, String text) throws IOException {
        Path file = folder.resolve(source.place);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
