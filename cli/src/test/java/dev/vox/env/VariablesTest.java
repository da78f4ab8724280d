package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.dotenv.DotenvFile;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class VariablesTest {
    private static Layer file(LayerName name, String path, String text) {
        return new LayerFile(name, Path.of(path), Path.of(path), text, DotenvFile.parse(text))
                .layer();
    }

    private static Variables resolve(Layer... layers) {
        return Variables.resolve(List.of(layers), ExpandOrder.VOX);
    }

    @Test
    void an_override_reaches_what_is_built_from_it() {
        Layer defaults =
                file(
                        LayerName.DEFAULTS,
                        ".env.defaults",
                        "REDIS_HOST=localhost\nREDIS_URL=redis://${REDIS_HOST}:6379\n");
        Layer local = file(LayerName.LOCAL, ".env.local", "REDIS_HOST=redis.lan\n");

        assertThat(resolve(defaults, local).texts())
                .containsEntry("REDIS_URL", "redis://redis.lan:6379");
        assertThat(Variables.resolve(List.of(defaults, local), ExpandOrder.COMPOSE).texts())
                .containsEntry("REDIS_URL", "redis://localhost:6379");
    }

    @Test
    void a_variable_that_names_itself_means_its_value_below() {
        assertThat(
                        resolve(
                                        file(LayerName.DEFAULTS, "d", "P=/bin"),
                                        file(LayerName.LOCAL, "l", "P=${P}:/opt"))
                                .texts())
                .containsEntry("P", "/bin:/opt");
    }

    @Test
    void any_other_circle_is_shown_once_with_each_place() {
        Variables variables =
                resolve(
                        file(LayerName.DEFAULTS, ".env.defaults", "C=${A}\nB=${A}\n"),
                        file(LayerName.LOCAL, ".env.local", "A=${B}\n"));

        assertThat(variables.mistakes())
                .containsExactly("[.env.local:1] A: a circle: A → B → A (B in .env.defaults:2)");
        assertThat(variables.mistake("B")).isEqualTo(variables.mistake("A")).isPresent();
        assertThat(variables.find("C")).isEmpty();
    }

    @Test
    void a_secret_is_masked_wherever_it_is_expanded() {
        Variables variables =
                resolve(
                        file(
                                LayerName.LOCAL,
                                "l",
                                "REDIS_PASSWORD=hunter2\nURL=redis://:${REDIS_PASSWORD}@h"),
                        Layer.process(Map.of("OPENAI_API_KEY", "sk-1")));

        assertThat(variables.find("URL").orElseThrow().masked()).isEqualTo("redis://:***@h");
        assertThat(variables.find("OPENAI_API_KEY").orElseThrow().masked()).isEqualTo("***");
    }
}
