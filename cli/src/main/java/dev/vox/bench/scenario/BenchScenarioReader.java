package dev.vox.bench.scenario;

import dev.vox.bench.workload.WorkloadKind;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Mistakes.Mistake;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a scenario of a file, and notes every mistake instead of stopping at the first.
///
/// What the keys mean: `docs/reference/benchmarks.md`. Their schema: `docs/reference/benchmark.schema.json`.
public final class BenchScenarioReader {
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String KIND = "kind";

    private final WorkloadKinds kinds;

    private BenchScenarioReader(WorkloadKinds kinds) {
        this.kinds = kinds;
    }

    /// What a document says.
    ///
    /// @param scenario empty when its kind is none
    /// @param keys that the kind takes, the common ones among them
    private record Read(
            Optional<BenchScenario> scenario, Set<String> keys, List<Mistake> mistakes) {}

    /// Reads a scenario. The file is to be right by itself, before the command line goes before its values.
    ///
    /// @param source what the text is called in messages: the file
    /// @param overrides what stands in place of the file's values
    /// @throws InvalidConfiguration with every mistake of the file, each with line and column
    /// @throws RefusedOverride when the command line is wrong
    public static BenchScenario read(
            String source, String text, WorkloadKinds kinds, Overrides overrides) {
        BenchScenarioReader reader = new BenchScenarioReader(kinds);
        YamlNode document = Yaml.parse(source, text);
        Read file = reader.read(document);
        complain(file.mistakes());
        BenchScenario scenario = file.scenario().orElseThrow();
        if (overrides.values().isEmpty()) {
            return scenario;
        }
        Read changed = reader.read(overrides.over(document, scenario, file.keys()));
        refuse(scenario.name(), changed.mistakes());
        return changed.scenario().orElseThrow();
    }

    /// The keys that a kind takes, the common ones among them.
    ///
    /// @throws IllegalArgumentException when there is no such kind
    public static Set<String> keys(WorkloadKinds kinds, String kind) {
        Read empty = new BenchScenarioReader(kinds).read(Yaml.parse(kind, "kind: " + kind));
        if (empty.scenario().isEmpty()) {
            throw new IllegalArgumentException("no kind is called " + kind);
        }
        return empty.keys();
    }

    private Read read(YamlNode document) {
        Mistakes mistakes = new Mistakes();
        YamlReader root = YamlReader.of(document, mistakes);
        Optional<BenchScenario> scenario = scenario(root);
        if (scenario.isPresent()) {
            root.close();
        }
        return new Read(scenario, root.asked(), mistakes.all());
    }

    private Optional<BenchScenario> scenario(YamlReader root) {
        root.require(NAME);
        root.require(KIND);
        String name = root.text(NAME).orElse("");
        String description = root.text(DESCRIPTION).orElse("");
        Optional<WorkloadKind> kind = root.oneOf(KIND, kinds.names()).flatMap(kinds::find);
        return kind.map(each -> new BenchScenario(name, description, each.name(), each.read(root)));
    }

    private static void complain(List<Mistake> found) {
        Mistakes mistakes = new Mistakes();
        found.forEach(mistake -> mistakes.add(mistake.place(), mistake.problem()));
        mistakes.check();
    }

    private static void refuse(String scenario, List<Mistake> found) {
        if (!found.isEmpty()) {
            throw new RefusedOverride(
                    found.stream()
                            .map(mistake -> "[%s] %s".formatted(scenario, told(mistake)))
                            .collect(Collectors.joining("\n")),
                    "");
        }
    }

    /// What the command line says is called as it is typed; what the file says is wrong then only beside that.
    private static String told(Mistake mistake) {
        String source = mistake.place().source();
        return source.startsWith(Overrides.OPTION)
                ? mistake.problem().replaceFirst("^'[^']*'", source)
                : mistake.problem();
    }
}
