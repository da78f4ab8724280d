package dev.vox.template.just;

import dev.vox.template.just.Justfile.Alias;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Inclusion;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.Justfile.Setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the names in a justfile lead to.
final class References {
    private References() {}

    /// Recipes that are there twice, and names that lead nowhere. Where other files are taken in a name may lead there,
    /// and is left alone.
    static List<JustMistake> check(
            List<Recipe> recipes,
            List<Alias> aliases,
            List<Setting> settings,
            List<Inclusion> inclusions) {
        List<JustMistake> mistakes = new ArrayList<>();
        boolean mayRepeat =
                settings.stream()
                        .anyMatch(setting -> setting.name().equals("allow-duplicate-recipes"));
        if (!mayRepeat) {
            mistakes.addAll(repeated(recipes));
        }
        if (inclusions.isEmpty()) {
            mistakes.addAll(dangling(recipes, aliases));
        }
        return mistakes;
    }

    private static List<JustMistake> repeated(List<Recipe> recipes) {
        List<JustMistake> mistakes = new ArrayList<>();
        Map<String, Recipe> known = new HashMap<>();
        for (Recipe recipe : recipes) {
            Recipe first = known.putIfAbsent(recipe.name(), recipe);
            if (first != null && !Attributes.forSomeSystems(recipe.attributes())) {
                mistakes.add(
                        new JustMistake(
                                recipe.line(),
                                "recipe '%s' is there already, on line %d"
                                        .formatted(recipe.name(), first.line())));
            }
        }
        return mistakes;
    }

    private static List<JustMistake> dangling(List<Recipe> recipes, List<Alias> aliases) {
        Set<String> names = new HashSet<>();
        recipes.forEach(recipe -> names.add(recipe.name()));
        aliases.forEach(alias -> names.add(alias.name()));
        List<JustMistake> mistakes = new ArrayList<>();
        for (Recipe recipe : recipes) {
            for (Dependency dependency : recipe.dependencies()) {
                if (!names.contains(dependency.name())) {
                    mistakes.add(
                            new JustMistake(
                                    recipe.line(),
                                    "recipe '%s' needs '%s', which is not there"
                                            .formatted(recipe.name(), dependency.name())));
                }
            }
        }
        for (Alias alias : aliases) {
            if (!names.contains(alias.target())) {
                mistakes.add(
                        new JustMistake(
                                alias.line(),
                                "alias '%s' stands for '%s', which is not there"
                                        .formatted(alias.name(), alias.target())));
            }
        }
        return mistakes;
    }
}
