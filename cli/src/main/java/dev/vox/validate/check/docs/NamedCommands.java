package dev.vox.validate.check.docs;

import dev.vox.text.Nearest;
import dev.vox.validate.check.tree.ProjectTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands of a project that its pages may name: its own files, the recipes of its `justfile` and `Makefile`, and this
/// tool's. Whether other programs are installed is no matter of pages.
final class NamedCommands {
    private static final Pattern RECIPE =
            Pattern.compile("(?m)^@?([A-Za-z_][\\w-]*)(?:[ \\t][^:\\n]*)?:(?!=)");
    private static final Pattern ALIAS = Pattern.compile("(?m)^alias\\s+([\\w-]+)\\s*:=");
    private static final Pattern TARGET =
            Pattern.compile("(?m)^([\\w.%/-]+(?:\\s+[\\w.%/-]+)*)\\s*:(?!=)");
    private static final Pattern SCRIPT = Pattern.compile("[\\w./-]+\\.(?:sh|py)");
    private static final Pattern MADE =
            Pattern.compile("(?:\\./)?(?:\\.venv|venv|target|build|dist|node_modules|\\.vox)/.*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=\\S*");
    private static final Set<String> RUNNERS =
            Set.of("bash", "sh", "zsh", "python", "python3", "source", ".");
    private static final Set<String> BEFORE = Set.of("sudo", "exec", "time", "nohup", "env");

    private final Path root;
    private final Set<String> tool;
    private final Map<String, Set<String>> recipes;

    private NamedCommands(Path root, Set<String> tool, Map<String, Set<String>> recipes) {
        this.root = root;
        this.tool = tool;
        this.recipes = recipes;
    }

    /// Those of a project.
    ///
    /// @param tool this tool's commands
    static NamedCommands of(Path root, Set<String> tool) throws IOException {
        Map<String, Set<String>> recipes = new HashMap<>();
        for (String file : List.of("justfile", "Justfile", ".justfile")) {
            add(recipes, "just", root.resolve(file), RECIPE, ALIAS);
        }
        for (String file : List.of("Makefile", "makefile", "GNUmakefile")) {
            add(recipes, "make", root.resolve(file), TARGET);
        }
        return new NamedCommands(root, tool, recipes);
    }

    private static void add(
            Map<String, Set<String>> recipes, String runner, Path file, Pattern... patterns)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String text = ProjectTree.text(file);
        Set<String> names = recipes.computeIfAbsent(runner, r -> new TreeSet<>());
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                names.addAll(List.of(matcher.group(1).split("\\s+")));
            }
        }
    }

    /// Why a line names something that is not there; empty when it does not.
    Optional<String> problem(MarkdownPage page, String line) {
        for (String part : line.split("&&|\\|\\||[;|]")) {
            Optional<String> problem = ofOne(page, words(part));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>(List.of(command.strip().split("\\s+")));
        while (!words.isEmpty()
                && (BEFORE.contains(words.getFirst())
                        || ASSIGNMENT.matcher(words.getFirst()).matches())) {
            words.removeFirst();
        }
        boolean uv = words.size() > 2 && words.get(0).equals("uv") && words.get(1).equals("run");
        return uv ? words.subList(2, words.size()) : words;
    }

    private Optional<String> ofOne(MarkdownPage page, List<String> words) {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            return Optional.empty();
        }
        String program = words.getFirst();
        String first = words.size() < 2 ? "" : words.get(1).replaceAll("[`'\"]", "");
        if (program.equals("vox")) {
            return known("vox", first, tool);
        }
        if (program.equals("just") || program.equals("make")) {
            return recipe(program, first);
        }
        if (RUNNERS.contains(program)) {
            return SCRIPT.matcher(first).matches() ? file(page, first) : Optional.empty();
        }
        boolean own =
                program.startsWith("./")
                        || program.startsWith("scripts/")
                        || program.startsWith("bin/");
        return own && program.matches("[\\w./-]+") ? file(page, program) : Optional.empty();
    }

    private Optional<String> recipe(String runner, String name) {
        boolean plain = name.matches("[A-Za-z_][\\w.-]*");
        Set<String> there = recipes.get(runner);
        if (there == null) {
            return Optional.of(
                    runner + (plain ? " " + name : "") + ": the project has no file of " + runner);
        }
        return known(runner, name, there);
    }

    private static Optional<String> known(String program, String name, Set<String> there) {
        if (!name.matches("[A-Za-z_][\\w.-]*") || there.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                program
                        + " has no "
                        + name
                        + Nearest.to(name, there)
                                .map("; did you mean '%s'?"::formatted)
                                .orElse(""));
    }

    private Optional<String> file(MarkdownPage page, String name) {
        if (MADE.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Path beside = root.resolve(page.path()).resolveSibling(name);
            return Files.exists(root.resolve(name)) || Files.exists(beside)
                    ? Optional.empty()
                    : Optional.of("there is no " + name);
        } catch (InvalidPathException e) {
            return Optional.of("no path: " + name);
        }
    }
}
