package dev.vox.bench.scenario;

import dev.vox.bench.workload.WorkloadKind;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Mistakes.Mistake;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a scenario of a file, and notes every mistake instead of stopping at the first.
///
/// What the keys mean: `docs/reference/benchmarks.md`. Their schema: `docs/reference/benchmark.schema.json`.
public final class BenchScenarioReader {
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String KIND = "kind";

    private final WorkloadKinds kinds;
    private final Overrides overrides;
    private final Mistakes mistakes = new Mistakes();

    private BenchScenarioReader(WorkloadKinds kinds, Overrides overrides) {
        this.kinds = kinds;
        this.overrides = overrides;
    }

    /// Reads a scenario.
    ///
    /// @param source what the text is called in messages: the file
    /// @param overrides what stands in place of the file's values
    /// @throws InvalidConfiguration with every mistake of the file, each with line and column
    /// @throws RefusedOverride when only the command line is wrong
    public static BenchScenario read(
            String source, String text, WorkloadKinds kinds, Overrides overrides) {
        return new BenchScenarioReader(kinds, overrides).read(source, text);
    }

    /// The keys that a kind takes, the common ones among them.
    ///
    /// @throws IllegalArgumentException when there is no such kind
    static Set<String> keys(WorkloadKinds kinds, String kind) {
        BenchScenarioReader reader = new BenchScenarioReader(kinds, Overrides.NONE);
        YamlReader root = YamlReader.of(Yaml.parse(kind, "kind: " + kind), reader.mistakes);
        if (reader.scenario(root).isEmpty()) {
            throw new IllegalArgumentException("no kind is called " + kind);
        }
        return root.asked();
    }

    private BenchScenario read(String source, String text) {
        YamlReader root = YamlReader.of(overrides.over(Yaml.parse(source, text)), mistakes);
        Optional<BenchScenario> scenario = scenario(root);
        if (scenario.isPresent()) {
            root.close();
        }
        complainOfFile();
        BenchScenario read = scenario.orElseThrow();
        complainOfCommandLine(read.kind(), root.asked());
        return read;
    }

    private Optional<BenchScenario> scenario(YamlReader root) {
        root.require(NAME);
        root.require(KIND);
        String name = root.text(NAME).orElse("");
        String description = root.text(DESCRIPTION).orElse("");
        Optional<WorkloadKind> kind = root.oneOf(KIND, kinds.names()).flatMap(kinds::find);
        return kind.map(each -> new BenchScenario(name, description, each.name(), each.read(root)));
    }

    private void complainOfFile() {
        Mistakes ofFile = new Mistakes();
        mistakes.all().stream()
                .filter(mistake -> !Overrides.here(mistake.place()))
                .forEach(mistake -> ofFile.add(mistake.place(), mistake.problem()));
        ofFile.check();
    }

    private void complainOfCommandLine(String kind, Set<String> taken) {
        List<String> strangers = new ArrayList<>(overrides.values().keySet());
        strangers.removeAll(taken);
        if (!strangers.isEmpty()) {
            List<String> known =
                    Overrides.KEYS.stream().filter(taken::contains).map(Overrides::option).toList();
            throw new RefusedOverride(
                    "a scenario of kind %s has no %s"
                            .formatted(kind, Overrides.option(strangers.getFirst())),
                    known.isEmpty() ? "" : "it has " + String.join(", ", known));
        }
        List<Mistake> wrong =
                mistakes.all().stream().filter(each -> Overrides.here(each.place())).toList();
        if (!wrong.isEmpty()) {
            throw new RefusedOverride(sentence(wrong.getFirst()), "");
        }
    }

    /// The complaint about a key, as one about its option.
    private static String sentence(Mistake mistake) {
        String option = mistake.place().source();
        String key = option.substring("--".length());
        return mistake.problem().replaceFirst("^'" + key + "[^']*'", option);
    }
}
