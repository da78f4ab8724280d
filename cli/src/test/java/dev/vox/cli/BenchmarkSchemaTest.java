package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.scenario.BenchScenarioReader;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.scenario.ShippedBenchmarks;
import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `docs/reference/benchmark.schema.json` and `docs/reference/benchmarks.md` say of scenarios what the reader takes, and so do the files
/// that are shipped.
class BenchmarkSchemaTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    private JsonValue schema = new JsonValue.Nothing();
    private String page = "";

    static List<String> kinds() {
        return BenchComposition.kinds().names();
    }

    @BeforeEach
    void read() throws Exception {
        schema = Json.parse("schema", Files.readString(REFERENCE.resolve("benchmark.schema.json")));
        page = Files.readString(REFERENCE.resolve("benchmarks.md"));
    }

    @Test
    void the_schema_knows_every_kind_and_no_other() {
        assertThat(kinds()).hasSize(10);
        assertThat(((JsonValue.Items) at("properties", "kind", "enum")).values())
                .extracting(value -> ((JsonValue.Text) value).value())
                .containsExactlyElementsOf(kinds());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_schema_knows_the_keys_of_a_kind(String kind) {
        JsonValue.Members properties = (JsonValue.Members) at("$defs", kind, "properties");

        assertThat(properties.values().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        BenchScenarioReader.keys(BenchComposition.kinds(), kind));
        assertThat(at("$defs", kind).flag("additionalProperties")).contains(false);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_page_explains_the_keys_of_a_kind(String kind) {
        String heading = "### `" + kind + "`\n";

        assertThat(page).contains(heading);
        String section = page.substring(page.indexOf(heading) + heading.length()).split("\n##")[0];
        for (String key : BenchScenarioReader.keys(BenchComposition.kinds(), kind)) {
            if (!List.of("name", "description", "kind").contains(key)) {
                assertThat(section).containsPattern("(?m)^\\| [^|]*`" + key + "`");
            }
        }
    }

    static Stream<String> shipped() {
        return ShippedBenchmarks.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_file_is_without_a_mistake_and_is_called_as_its_scenario(String name) {
        WorkloadKinds kinds = BenchComposition.kinds();

        assertThat(ShippedBenchmarks.read(name, kinds, Overrides.NONE))
                .satisfies(scenario -> {
                    assertThat(scenario.name()).isEqualTo(name);
                    assertThat(scenario.description()).isNotBlank();
                    assertThat(scenario.workload().metrics()).isNotEmpty();
                });
    }

    @Test
    void every_file_is_in_the_index_and_every_kind_has_one() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("..", "benchmarks"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            ShippedBenchmarks.NAMES.stream().map(name -> name + ".yaml").toList());
        }
        assertThat(ShippedBenchmarks.NAMES)
                .extracting(name ->
                        ShippedBenchmarks.read(name, BenchComposition.kinds(), Overrides.NONE)
                                .kind())
                .containsExactlyInAnyOrderElementsOf(kinds());
    }

    private JsonValue at(String... path) {
        JsonValue value = schema;
        for (String key : path) {
            value = value.get(key).orElseThrow();
        }
        return value;
    }
}
