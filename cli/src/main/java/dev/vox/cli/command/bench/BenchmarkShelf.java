package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.scenario.BenchScenarioReader;
import dev.vox.bench.scenario.Overrides;
import dev.vox.bench.scenario.RefusedOverride;
import dev.vox.bench.scenario.ShippedBenchmarks;
import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.command.UserFile;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The scenarios that a user may name: those of the project's `benchmarks` folder, and those that came with the tool. One of the
/// project's goes before one of the same name that was shipped.
///
/// @param kinds of workloads
/// @param project its root
record BenchmarkShelf(WorkloadKinds kinds, Path project) {
    private static final String FOLDER = "benchmarks";
    private static final String ENDING = ".yaml";

    /// A scenario and where it comes from.
    ///
    /// @param source its file, or `vox` for one that was shipped
    record Kept(String word, String source, BenchScenario scenario) {}

    /// The scenario of a word: a file, or a name.
    ///
    /// @throws UsageProblem when there is none, or when the command line says what it does not take
    /// @throws InvalidConfiguration when its file is wrong, with every mistake
    BenchScenario find(String word, Overrides overrides, String usage) {
        try {
            if (UserFile.meant(word)) {
                return file(Path.of(word), overrides);
            }
            Path own = own(word);
            if (Files.isRegularFile(own)) {
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
        List<String> own = ownNames();
        List<Kept> all = new ArrayList<>();
        for (String name : ShippedBenchmarks.NAMES) {
            if (!own.contains(name)) {
                all.add(new Kept(name, "vox", ShippedBenchmarks.read(name, kinds, Overrides.NONE)));
            }
        }
        for (String name : own) {
            all.add(new Kept(name, own(name).toString(), file(own(name), Overrides.NONE)));
        }
        return all;
    }

    private BenchScenario file(Path file, Overrides overrides) {
        return BenchScenarioReader.read(file.toString(), UserFile.text(file), kinds, overrides);
    }

    private Path own(String name) {
        return project.resolve(FOLDER).resolve(name + ENDING);
    }

    private List<String> ownNames() {
        Path folder = project.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(folder, e.getMessage()), null, e);
        }
    }

    private UsageProblem unknown(String word, String usage) {
        List<String> names = new ArrayList<>(ShippedBenchmarks.NAMES);
        names.addAll(ownNames());
        String hint =
                Nearest.to(word, names)
                        .map("did you mean '%s'?"::formatted)
                        .orElse(
                                "there are: "
                                        + String.join(", ", names.stream().distinct().toList()));
        return new UsageProblem("unknown scenario '%s'".formatted(word), hint, usage);
    }
}
