package dev.vox.env;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Which variables are secret: those that the settings table or a file says are, and those whose name says so.
public final class Secrets {
    /// What a secret is shown as.
    public static final String MASK = "***";

    private static final List<String> SUFFIXES = List.of("KEY", "SECRET", "TOKEN", "PASSWORD");

    private final Set<String> marked;

    private Secrets(Set<String> marked) {
        this.marked = Set.copyOf(marked);
    }

    /// Those of the layers: a variable that one layer marks is secret in every layer.
    public static Secrets of(List<Layer> layers) {
        Set<String> marked = new TreeSet<>();
        for (Setting<?> setting : Settings.all()) {
            if (setting.secret()) {
                marked.add(setting.variable());
            }
        }
        for (Layer layer : layers) {
            for (Definition definition : layer.definitions()) {
                if (definition.sensitive()) {
                    marked.add(definition.variable());
                }
            }
        }
        return new Secrets(marked);
    }

    /// Whether a variable's value must not be shown.
    public boolean has(String variable) {
        return marked.contains(variable) || isNamedSo(variable);
    }

    /// Whether a name ends in a word that secrets end in, whatever its case.
    public static boolean isNamedSo(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }
}
