package dev.vox.template.just;

import dev.vox.template.just.ImportReport.Fate;
import dev.vox.template.just.ImportReport.RecipeHome;
import dev.vox.template.just.Justfile.Assignment;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.KnownPrograms.Found;
import dev.vox.template.just.OldName.Alias;
import dev.vox.template.just.OldName.Signpost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds for each recipe the command that does it, by its name, and else by what it runs.
public final class RecipeHomes {
    /// Longer values name no program, and would be copied for each use.
    private static final int LONGEST_VALUE = 200;

    private static final Pattern INTERPOLATION =
            Pattern.compile("\\{\\{\\s*([A-Za-z_][\\w-]*)\\s*}}");

    private final Predicate<String> isCommand;
    private final Map<String, Recipe> recipes = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    private RecipeHomes(Predicate<String> isCommand, Justfile justfile) {
        this.isCommand = isCommand;
        justfile.recipes().forEach(recipe -> recipes.putIfAbsent(recipe.name(), recipe));
        for (Assignment assignment : justfile.assignments()) {
            if (assignment.value().length() <= LONGEST_VALUE) {
                values.put(assignment.name(), assignment.value());
            }
        }
    }

    /// The homes of a justfile's recipes and aliases, in the order of the file.
    ///
    /// @param isCommand whether a word is a command of vox
    public static ImportReport of(Path file, Justfile justfile, Predicate<String> isCommand) {
        RecipeHomes homes = new RecipeHomes(isCommand, justfile);
        List<RecipeHome> found = new ArrayList<>();
        Map<String, RecipeHome> byName = new HashMap<>();
        for (Recipe recipe : justfile.recipes()) {
            RecipeHome home = homes.home(recipe);
            found.add(home);
            byName.putIfAbsent(recipe.name(), home);
        }
        for (Justfile.Alias alias : justfile.aliases()) {
            RecipeHome home = byName.get(alias.target());
            if (home != null) {
                found.add(
                        new RecipeHome(
                                alias.name(),
                                alias.line(),
                                home.recipe(),
                                home.fate(),
                                home.command(),
                                "another name of '" + home.name() + "'"));
            }
        }
        return new ImportReport(file, found, justfile.inclusions());
    }

    private RecipeHome home(Recipe recipe) {
        if (recipe.hidden()) {
            return home(recipe, Fate.PRIVATE, "only other recipes call it");
        }
        return byName(recipe).or(() -> byOneCall(recipe)).orElseGet(() -> byBody(recipe));
    }

    private Optional<RecipeHome> byName(Recipe recipe) {
        if (isCommand.test(recipe.name())) {
            return Optional.of(command(recipe, recipe.name(), ""));
        }
        return OldNames.find(recipe.name())
                .map(old ->
                        switch (old) {
                            case Alias alias ->
                                    command(
                                            recipe,
                                            String.join(" ", alias.words()),
                                            alias.deprecation()
                                                    .map(words -> "the old name is deprecated")
                                                    .orElse("the old name goes on to work"));
                            case Signpost signpost ->
                                    home(
                                            recipe,
                                            signpost.awaited().isEmpty() ? Fate.OWN : Fate.LATER,
                                            signpost.problem() + "; " + signpost.today());
                        });
    }

    /// A recipe that only calls another one is what that one is.
    private Optional<RecipeHome> byOneCall(Recipe recipe) {
        List<List<String>> lines =
                recipe.body().stream()
                        .map(KnownPrograms::words)
                        .filter(words -> !words.isEmpty())
                        .toList();
        if (lines.size() == 1 && recipe.dependencies().isEmpty()) {
            List<String> words = lines.getFirst();
            return words.size() > 1 && words.getFirst().equals("just")
                    ? called(recipe, words.get(1), words.subList(2, words.size()))
                    : Optional.empty();
        }
        if (lines.isEmpty() && recipe.dependencies().size() == 1) {
            Dependency only = recipe.dependencies().getFirst();
            return called(recipe, only.name(), only.arguments());
        }
        return Optional.empty();
    }

    private Optional<RecipeHome> called(Recipe caller, String name, List<String> arguments) {
        if (name.equals("--list") || name.equals("-l")) {
            return Optional.of(command(caller, "help", ""));
        }
        Recipe callee = recipes.get(name);
        if (callee == null || callee.name().equals(caller.name())) {
            return Optional.empty();
        }
        Optional<RecipeHome> home = byName(callee);
        return home.filter(found -> found.command() != null)
                .map(found ->
                        new RecipeHome(
                                caller.name(),
                                caller.line(),
                                caller,
                                Fate.COMMAND,
                                (found.command() + " " + typed(arguments)).strip(),
                                "calls '" + name + "'"));
    }

    /// Arguments as usage lines show them: `{{model}}` is `MODEL`.
    private static String typed(List<String> arguments) {
        return arguments.stream()
                .map(argument ->
                        INTERPOLATION
                                .matcher(argument)
                                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }

    private RecipeHome byBody(Recipe recipe) {
        Found found = KnownPrograms.in(recipe.body().stream().map(this::filled).toList());
        Optional<String> command = found.command();
        if (command.isPresent()) {
            return command(recipe, command.get(), "by what it runs");
        }
        if (!found.missing().isEmpty()) {
            return home(
                    recipe,
                    Fate.LATER,
                    String.join(", ", found.missing()) + ": not in this build of vox");
        }
        if (!found.tasks().isEmpty()) {
            return home(
                    recipe,
                    Fate.OWN,
                    "a task of the project: runs " + String.join(", ", found.tasks()));
        }
        if (recipe.body().isEmpty() && !recipe.dependencies().isEmpty()) {
            return home(
                    recipe,
                    Fate.OWN,
                    "a task of the project: runs "
                            + recipe.dependencies().stream()
                                    .map(Dependency::name)
                                    .collect(Collectors.joining(", ")));
        }
        return home(
                recipe,
                Fate.OWN,
                recipe.script()
                        ? "a script of the project"
                        : "a task of the project: runs nothing that vox knows");
    }

    /// The line with the values of its variables, as far as they are written down.
    private String filled(String line) {
        return INTERPOLATION
                .matcher(line)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(found.group(1), found.group())));
    }

    private static RecipeHome command(Recipe recipe, String words, String reason) {
        return new RecipeHome(
                recipe.name(), recipe.line(), recipe, Fate.COMMAND, "vox " + words, reason);
    }

    private static RecipeHome home(Recipe recipe, Fate fate, String reason) {
        return new RecipeHome(recipe.name(), recipe.line(), recipe, fate, null, reason);
    }
}
