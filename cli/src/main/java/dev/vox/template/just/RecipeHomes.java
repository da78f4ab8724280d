package dev.vox.template.just;

import dev.vox.template.just.ImportReport.Fate;
import dev.vox.template.just.ImportReport.RecipeHome;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.OldName.Alias;
import dev.vox.template.just.OldName.Signpost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds for each recipe the command that does it, by its name, and else by what it runs.
public final class RecipeHomes {
    private final Tool tool;
    private final Values values;
    private final Map<String, Recipe> recipes = new HashMap<>();
    private final Set<String> called = new HashSet<>();

    private RecipeHomes(Tool tool, Justfile justfile) {
        this.tool = tool;
        this.values = new Values(justfile.assignments());
        for (Recipe recipe : justfile.recipes()) {
            recipes.putIfAbsent(recipe.name(), recipe);
            recipe.dependencies().forEach(dependency -> called.add(dependency.name()));
            recipe.body().stream()
                    .flatMap(line -> ShellCommand.of(line).stream())
                    .filter(RecipeHomes::callsJust)
                    .forEach(command -> called.addAll(command.words()));
        }
    }

    /// The homes of a justfile's recipes and aliases, in the order of the file.
    public static ImportReport of(Path file, Justfile justfile, Tool tool) {
        RecipeHomes homes = new RecipeHomes(tool, justfile);
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
            return new RecipeHome(
                    recipe.name(),
                    recipe.line(),
                    recipe,
                    Fate.PRIVATE,
                    null,
                    called.contains(recipe.name())
                            ? "only other recipes call it"
                            : "hidden, and no recipe calls it");
        }
        return byName(recipe)
                .or(() -> byOneCall(recipe))
                .orElseGet(() -> judgement(recipe).byBody());
    }

    private Judgement judgement(Recipe recipe) {
        return new Judgement(
                recipe,
                BodyMeaning.of(recipe, line -> values.filled(line, recipe), tool.services()),
                tool);
    }

    private Optional<RecipeHome> byName(Recipe recipe) {
        if (tool.isCommand().test(recipe.name())) {
            return Optional.of(judgement(recipe).byName(List.of(recipe.name()), ""));
        }
        return OldNames.find(recipe.name())
                .map(old ->
                        switch (old) {
                            case Alias alias ->
                                    judgement(recipe)
                                            .byName(
                                                    alias.words(),
                                                    alias.replacement() == null
                                                            ? "the old name goes on to work"
                                                            : "the old name is deprecated");
                            case Signpost signpost ->
                                    new RecipeHome(
                                            recipe.name(),
                                            recipe.line(),
                                            recipe,
                                            signpost.awaited().isEmpty() ? Fate.OWN : Fate.LATER,
                                            null,
                                            signpost.problem() + "; " + signpost.today());
                        });
    }

    /// A recipe that only calls another one is what that one is.
    private Optional<RecipeHome> byOneCall(Recipe recipe) {
        List<ShellCommand> commands =
                recipe.body().stream().flatMap(line -> ShellCommand.of(line).stream()).toList();
        if (commands.size() == 1 && recipe.dependencies().isEmpty()) {
            ShellCommand only = commands.getFirst();
            return only.plain() && callsJust(only)
                    ? called(
                            recipe,
                            only.words().get(1),
                            only.words().stream().skip(2).map(Carried::typed).toList())
                    : Optional.empty();
        }
        if (commands.isEmpty() && recipe.dependencies().size() == 1) {
            Dependency only = recipe.dependencies().getFirst();
            return called(
                    recipe,
                    only.name(),
                    only.arguments().stream().map(RecipeHomes::argument).toList());
        }
        return Optional.empty();
    }

    private static boolean callsJust(ShellCommand command) {
        return command.words().size() > 1 && command.words().getFirst().equals("just");
    }

    /// An argument of a dependency as usage lines show it: a variable in capitals, a string without its quotes.
    private static String argument(String written) {
        if (written.matches("[A-Za-z_][\\w-]*")) {
            return written.toUpperCase(Locale.ROOT);
        }
        return written.matches("'[^']*'|\"[^\"\\\\]*\"")
                ? Carried.typed(TokenCursor.unquoted(written))
                : written;
    }

    private Optional<RecipeHome> called(Recipe caller, String name, List<String> arguments) {
        if (name.equals("--list") || name.equals("-l")) {
            return Optional.of(judgement(caller).command(List.of("help"), ""));
        }
        Recipe callee = recipes.get(name);
        if (callee == null || callee.name().equals(caller.name())) {
            return Optional.empty();
        }
        return byName(callee)
                .map(RecipeHome::command)
                .map(command -> {
                    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
                    words.addAll(arguments);
                    return judgement(caller)
                            .command(words.subList(1, words.size()), "calls '" + name + "'");
                });
    }
}
