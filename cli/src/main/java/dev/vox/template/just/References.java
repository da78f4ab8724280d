package dev.vox.template.just;

import dev.vox.template.just.Justfile.Alias;
import dev.vox.template.just.Justfile.Arity;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Parameter;
import dev.vox.template.just.Justfile.Recipe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the names in a justfile lead to. A name of which it cannot be told is left alone: where other files are taken in
/// it may lead there, and what could not be read may define it.
final class References {
    private final Justfile justfile;
    private final Set<String> unread;
    private final Map<String, Recipe> first = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<JustMistake> mistakes = new ArrayList<>();

    private References(Justfile justfile, Set<String> unread) {
        this.justfile = justfile;
        this.unread = unread;
    }

    /// Every mistake that the names make.
    ///
    /// @param unread the words of the lines that could not be read
    static List<JustMistake> check(Justfile justfile, Set<String> unread) {
        References references = new References(justfile, unread);
        references.repeated();
        if (justfile.inclusions().isEmpty()) {
            references.dangling();
            references.mistakes.addAll(Interpolations.check(justfile, unread));
        }
        references.arguments();
        references.mistakes.addAll(
                Circles.in(justfile.recipes(), name -> references.unique(name) != null));
        return references.mistakes;
    }

    /// The recipe of a name that one recipe only has; null for every other.
    private @Nullable Recipe unique(String name) {
        return repeated.contains(name) ? null : first.get(name);
    }

    private void repeated() {
        boolean mayRepeat =
                justfile.settings().stream()
                        .anyMatch(setting -> setting.name().equals("allow-duplicate-recipes"));
        for (Recipe recipe : justfile.recipes()) {
            Recipe earlier = first.putIfAbsent(recipe.name(), recipe);
            if (earlier == null) {
                continue;
            }
            repeated.add(recipe.name());
            if (!mayRepeat && !Attributes.forSomeSystems(recipe.attributes())) {
                add(
                        recipe.line(),
                        "recipe '%s' is there already, on line %d"
                                .formatted(recipe.name(), earlier.line()));
            }
        }
    }

    private void dangling() {
        Set<String> names = new HashSet<>(unread);
        names.addAll(first.keySet());
        justfile.aliases().forEach(alias -> names.add(alias.name()));
        for (Recipe recipe : justfile.recipes()) {
            for (Dependency dependency : recipe.dependencies()) {
                if (!names.contains(dependency.name())) {
                    add(
                            recipe.line(),
                            "recipe '%s' needs '%s', which is not there"
                                    .formatted(recipe.name(), dependency.name()));
                }
            }
        }
        for (Alias alias : justfile.aliases()) {
            if (!names.contains(alias.target())) {
                add(
                        alias.line(),
                        "alias '%s' stands for '%s', which is not there"
                                .formatted(alias.name(), alias.target()));
            }
        }
    }

    private void arguments() {
        for (Recipe recipe : justfile.recipes()) {
            for (Dependency dependency : recipe.dependencies()) {
                Recipe callee = unique(dependency.name());
                int given = dependency.arguments().size();
                if (callee != null && (given < least(callee) || given > most(callee))) {
                    add(
                            recipe.line(),
                            "recipe '%s' gives '%s' %d %s, which takes %s"
                                    .formatted(
                                            recipe.name(),
                                            callee.name(),
                                            given,
                                            given == 1 ? "argument" : "arguments",
                                            count(least(callee), most(callee))));
                }
            }
        }
    }

    private static int least(Recipe recipe) {
        return (int)
                recipe.parameters().stream()
                        .filter(each -> each.fallback() == null && each.arity() != Arity.ANY)
                        .count();
    }

    private static int most(Recipe recipe) {
        List<Parameter> parameters = recipe.parameters();
        boolean open = !parameters.isEmpty() && parameters.getLast().arity() != Arity.ONE;
        return open ? Integer.MAX_VALUE : parameters.size();
    }

    private static String count(int least, int most) {
        if (most == Integer.MAX_VALUE) {
            return least + " or more";
        }
        return least == most ? String.valueOf(most) : least + " to " + most;
    }

    private void add(int line, String problem) {
        mistakes.add(new JustMistake(line, problem));
    }
}
