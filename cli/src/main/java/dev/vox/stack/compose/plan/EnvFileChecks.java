package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.EnvFile;
import dev.vox.stack.plan.Problem;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whether the files of variables are there. Compose reads those of every service that is on, and refuses all when one is missing.
final class EnvFileChecks {
    private static final List<String> EXAMPLES =
            List.of(".example", ".sample", ".template", ".dist");

    private EnvFileChecks() {}

    static List<Problem> of(ComposeTarget target, CheckFacts facts) {
        Map<Path, Set<String>> missing = new LinkedHashMap<>();
        for (Service service : target.model().services()) {
            if (service.isIn(target.profiles()) || target.wanted().contains(service.name())) {
                for (EnvFile file : service.envFiles()) {
                    if (file.required() && facts.files().kind(file.path()) != HostFiles.Kind.FILE) {
                        missing.computeIfAbsent(file.path(), _ -> new TreeSet<>())
                                .add(Places.of(file.place()) + " (" + service.name() + ")");
                    }
                }
            }
        }
        return missing.entrySet().stream()
                .map(each -> problem(target, each.getKey(), each.getValue(), facts))
                .toList();
    }

    private static Problem problem(
            ComposeTarget target, Path file, Set<String> places, CheckFacts facts) {
        Path folder = target.model().folder();
        String name = Places.relative(folder, file);
        boolean isFolder = facts.files().kind(file) == HostFiles.Kind.FOLDER;
        return new Problem(
                Problem.Kind.PREREQUISITE,
                "[env_file "
                        + name
                        + "] "
                        + (isFolder ? "is a folder" : "missing")
                        + "; named in "
                        + String.join(", ", places),
                example(file, facts.files())
                        .map(from ->
                                "cp "
                                        + Places.quoted(Places.relative(folder, from))
                                        + " "
                                        + Places.quoted(name))
                        .orElse("make the file, or mark it as required: false"));
    }

    /// A file beside the missing one that is meant to be copied.
    static Optional<Path> example(Path file, HostFiles files) {
        String name = String.valueOf(file.getFileName());
        String first = name.startsWith(".env") ? ".env" : name;
        return EXAMPLES.stream()
                .flatMap(end -> Stream.of(name + end, first + end))
                .map(file::resolveSibling)
                .filter(each -> files.kind(each) == HostFiles.Kind.FILE)
                .findFirst();
    }
}
