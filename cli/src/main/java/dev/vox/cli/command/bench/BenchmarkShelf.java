package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.scenario.BenchScenarioReader;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.scenario.RefusedOverride;
import dev.vox.bench.scenario.ShippedBenchmarks;
import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.command.UserFile;
import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The scenarios that a user may name: those of the project's folders of benchmarks, and those that came with the tool. One of the
/// project's goes before one of the same name that was shipped.
///
/// @param kinds of workloads
/// @param folders of the project, the first goes before the others
record BenchmarkShelf(WorkloadKinds kinds, List<Path> folders) {
    private static final String FOLDER = "benchmarks";
    private static final String USUAL = "first-audio";
    private static final String ENDING = ".yaml";

    /// A scenario and where it comes from.
    ///
    /// @param source its file, or `vox` for one that was shipped
    record Kept(String word, String source, BenchScenario scenario) {}

    /// The scenarios of a project; where its folders are `vox.yaml` says.
    ///
    /// @throws InvalidConfiguration when that file is wrong
    static BenchmarkShelf of(WorkloadKinds kinds, Project project) {
        List<String> said = VoxFile.read(project).folders().benchmarks();
        return new BenchmarkShelf(
                kinds,
                (said.isEmpty() ? List.of(FOLDER) : said)
                        .stream().map(project.root()::resolve).toList());
    }

    /// The scenarios of words; the usual one when there are none.
    ///
    /// @throws UsageProblem as [#find] does
    List<BenchScenario> named(List<String> words, Overrides overrides, String usage) {
        List<BenchScenario> scenarios = new ArrayList<>();
        for (String word : words.isEmpty() ? List.of(USUAL) : words) {
            scenarios.add(find(word, overrides, usage));
        }
        return scenarios;
    }

    /// The scenario of a word: a file, or a name.
    ///
    /// @throws UsageProblem when there is none, or when the command line says what it does not take
    /// @throws InvalidConfiguration when its file is wrong, with every mistake
    BenchScenario find(String word, Overrides overrides, String usage) {
        try {
            if (UserFile.meant(word)) {
                return file(Path.of(word), overrides);
            }
            Path own = own().get(word);
            if (own != null) {
                return file(own, overrides);
            }
            if (ShippedBenchmarks.NAMES.contains(word)) {
                return ShippedBenchmarks.read(word, kinds, overrides);
            }
        } catch (RefusedOverride refused) {
            String hint = refused.hint();
            throw new UsageProblem(
                    String.valueOf(refused.getMessage()), hint.isEmpty() ? null : hint, usage);
        }
        throw unknown(word, usage);
    }

    /// All of them: the shipped ones first.
    ///
    /// @throws InvalidConfiguration when a file of the project is wrong
    List<Kept> all() {
        Map<String, Path> own = own();
        List<Kept> all = new ArrayList<>();
        for (String name : ShippedBenchmarks.NAMES) {
            if (!own.containsKey(name)) {
                all.add(new Kept(name, "vox", ShippedBenchmarks.read(name, kinds, Overrides.NONE)));
            }
        }
        own.forEach((name, file) ->
                all.add(new Kept(name, file.toString(), file(file, Overrides.NONE))));
        return all;
    }

    private BenchScenario file(Path file, Overrides overrides) {
        return BenchScenarioReader.read(file.toString(), UserFile.text(file), kinds, overrides);
    }

    /// The files of the project, by their names.
    private Map<String, Path> own() {
        Map<String, Path> own = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)) {
                    own.putIfAbsent(name.substring(0, name.length() - ENDING.length()), file);
                }
            }
        }
        return own;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(folder, e.getMessage()), null, e);
        }
    }

    private UsageProblem unknown(String word, String usage) {
        Set<String> names = new LinkedHashSet<>(ShippedBenchmarks.NAMES);
        names.addAll(own().keySet());
        String hint =
                Nearest.to(word, names)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("there are: " + String.join(", ", names));
        return new UsageProblem("unknown scenario '%s'".formatted(word), hint, usage);
    }
}
