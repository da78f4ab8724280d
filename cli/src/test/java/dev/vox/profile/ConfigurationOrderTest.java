package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Variable;
import dev.vox.env.Variables;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A project's real files, the shell and the flags, each taken away from the top: the next one below is in effect.
class ConfigurationOrderTest {
    private static final String VARIABLE = Settings.HEALTH_PORT.variable();
    private static final List<String> SOURCES =
            List.of(
                    ".env.defaults",
                    ".env",
                    ".env.local",
                    "environment",
                    "one.env",
                    "two.env",
                    "--env",
                    "--port");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_weightiest_source_that_is_there_wins(int sources) throws IOException {
        List<String> there = SOURCES.subList(0, sources);
        Variable found = read(there, ExpandOrder.VOX).find(VARIABLE).orElseThrow();

        assertThat(found.text()).isEqualTo("2000" + sources);
        assertThat(found.origin().label()).contains(there.getLast());
    }

    @ParameterizedTest
    @EnumSource(ExpandOrder.class)
    void the_layers_come_in_their_order(ExpandOrder order) throws IOException {
        assertThat(read(SOURCES, order).layers())
                .extracting(Layer::name)
                .isSorted()
                .contains(LayerName.DEFAULTS, LayerName.PROCESS, LayerName.FLAGS);
    }

    private Variables read(List<String> sources, ExpandOrder order) throws IOException {
        Map<String, String> process = Map.of();
        List<Path> files = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        List<Layer.Flag> flags = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String source = sources.get(i);
            String port = "2000" + (i + 1);
            switch (source) {
                case "environment" -> process = Map.of(VARIABLE, port);
                case "--env" -> assignments.add(VARIABLE + "=" + port);
                case "--port" -> flags.add(new Layer.Flag(Settings.HEALTH_PORT, source, port));
                default -> {
                    Path file = folder.resolve(source);
                    Files.writeString(file, VARIABLE + "=" + port + "\n");
                    if (!source.startsWith(".")) {
                        files.add(file);
                    }
                }
            }
        }
        return Configuration.read(
                        Project.nearest(folder),
                        process,
                        new EnvironmentFlags(files, assignments, flags, order))
                .variables();
    }
}
