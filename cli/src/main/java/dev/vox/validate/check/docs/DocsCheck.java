package dev.vox.validate.check.docs;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.docs.DocsKind.Question;
import dev.vox.validate.check.tree.ProjectTree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Reads the pages of a project.
///
/// @param pages patterns of them
/// @param from patterns of what they are held against
record DocsCheck(
        Question question, List<String> pages, List<String> from, Supplier<Set<String>> commands)
        implements Check {
    DocsCheck {
        pages = List.copyOf(pages);
        from = List.copyOf(from);
    }

    @Override
    public Verdict look(Target target, Duration deadline) throws CheckBroken {
        Path root = target.project().root();
        try {
            List<MarkdownPage> read = new ArrayList<>();
            for (Path page : ProjectTree.files(root, pages)) {
                read.add(MarkdownPage.of(page, ProjectTree.text(root.resolve(page))));
            }
            return switch (question) {
                case LINKS -> read.isEmpty() ? noPages() : links(root, read);
                case COMMANDS -> read.isEmpty() ? noPages() : commands(root, read);
                case EXIT_CODES -> exitCodes(root, read);
                case VARIABLES -> variables(root, read);
            };
        } catch (IOException e) {
            throw new CheckBroken("[docs] a file cannot be read: " + e.getMessage(), e);
        }
    }

    private static Verdict noPages() {
        return Seen.nothing("the project has no pages", null);
    }

    private static Verdict links(Path root, List<MarkdownPage> pages) throws IOException {
        LinkTargets targets = new LinkTargets(root);
        List<Evidence> broken = new ArrayList<>();
        int links = 0;
        for (MarkdownPage page : pages) {
            for (MarkdownPage.Link link : page.links()) {
                links++;
                targets.problem(page, link)
                        .ifPresent(problem ->
                                broken.add(that(page.path() + ":" + link.line(), problem)));
            }
        }
        return Seen.unless(broken, null, that("pages", pages.size()), that("links", links));
    }

    private Verdict commands(Path root, List<MarkdownPage> pages) throws IOException {
        NamedCommands named = NamedCommands.of(root, commands.get());
        List<Evidence> missing = new ArrayList<>();
        int lines = 0;
        for (MarkdownPage page : pages) {
            for (MarkdownPage.CommandLine line : page.commandLines()) {
                lines++;
                named.problem(page, line.text())
                        .ifPresent(problem ->
                                missing.add(that(page.path() + ":" + line.line(), problem)));
            }
        }
        return Seen.unless(missing, null, that("pages", pages.size()), that("lines", lines));
    }

    private Verdict exitCodes(Path root, List<MarkdownPage> pages) throws IOException, CheckBroken {
        Map<Integer, String> used = new TreeMap<>();
        for (Path script : ProjectTree.files(root, from)) {
            ExitCodes.used(ProjectTree.text(root.resolve(script)))
                    .forEach(code -> used.merge(code, script.toString(), (a, b) -> a + ", " + b));
        }
        if (used.isEmpty()) {
            return Seen.nothing("no script of the project ends with a code of its own", null);
        }
        Set<Integer> named = new HashSet<>();
        pages.forEach(page -> named.addAll(ExitCodes.named(page.lines())));
        List<Evidence> missing =
                used.entrySet().stream()
                        .filter(code -> !named.contains(code.getKey()))
                        .map(code ->
                                that(
                                        "exit code " + code.getKey(),
                                        "no page names it; used by " + code.getValue()))
                        .toList();
        return Seen.unless(missing, null, that("exit codes", used.keySet()));
    }

    private Verdict variables(Path root, List<MarkdownPage> pages) throws IOException, CheckBroken {
        Map<String, String> used = new TreeMap<>();
        for (Path source : ProjectTree.files(root, from)) {
            NamedVariables.in(source, ProjectTree.text(root.resolve(source)))
                    .forEach(variable -> used.putIfAbsent(variable, source.toString()));
        }
        if (used.isEmpty()) {
            return Seen.nothing("the project names no variables", null);
        }
        Set<String> named = new HashSet<>();
        pages.forEach(page -> named.addAll(NamedVariables.words(page.lines())));
        List<String> ours =
                Settings.all().stream().map(Setting::variables).flatMap(List::stream).toList();
        named.addAll(ours);
        List<Evidence> missing =
                used.entrySet().stream()
                        .filter(variable -> !named.contains(variable.getKey()))
                        .map(variable ->
                                that(variable.getValue(), "no page names " + variable.getKey()))
                        .toList();
        return Seen.unless(
                missing,
                null,
                that("variables", used.size()),
                that(
                        "of vox, told by vox help environment",
                        used.keySet().stream().filter(ours::contains).count()));
    }
}
