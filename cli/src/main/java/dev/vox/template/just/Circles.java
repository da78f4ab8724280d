package dev.vox.template.just;

import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Recipe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;

/// Recipes that need themselves, found depth first; nothing calls itself, however long a chain is.
final class Circles {
    private final Map<String, Recipe> recipes = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final SequencedSet<String> path = new LinkedHashSet<>();
    private final Deque<Iterator<Dependency>> open = new ArrayDeque<>();
    private final List<JustMistake> mistakes = new ArrayList<>();

    private Circles() {}

    /// One mistake a dependency that closes a circle, on the line of the recipe that has it.
    ///
    /// @param looked whether a recipe of that name is looked at
    static List<JustMistake> in(List<Recipe> recipes, Predicate<String> looked) {
        Circles circles = new Circles();
        for (Recipe recipe : recipes) {
            if (looked.test(recipe.name())) {
                circles.recipes.put(recipe.name(), recipe);
            }
        }
        recipes.stream().filter(recipe -> looked.test(recipe.name())).forEach(circles::from);
        return circles.mistakes;
    }

    private void from(Recipe start) {
        enter(start);
        while (!open.isEmpty()) {
            if (open.element().hasNext()) {
                follow(open.element().next());
            } else {
                open.pop();
                done.add(path.removeLast());
            }
        }
    }

    private void enter(Recipe recipe) {
        if (!done.contains(recipe.name())) {
            path.add(recipe.name());
            open.push(recipe.dependencies().iterator());
        }
    }

    private void follow(Dependency dependency) {
        Recipe next = recipes.get(dependency.name());
        if (next == null) {
            return;
        }
        if (path.contains(next.name())) {
            report(next.name());
        } else {
            enter(next);
        }
    }

    private void report(String name) {
        Recipe last = recipes.get(path.getLast());
        List<String> circle = new ArrayList<>(path).reversed();
        List<String> shown =
                new ArrayList<>(circle.subList(0, circle.indexOf(name) + 1)).reversed();
        mistakes.add(
                new JustMistake(
                        last == null ? 1 : last.line(),
                        shown.size() == 1
                                ? "recipe '" + name + "' needs itself"
                                : "recipes need each other in a circle: "
                                        + String.join(" → ", shown)
                                        + " → "
                                        + name));
    }
}
