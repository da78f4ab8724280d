package dev.vox.env.inspect;

import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variable;
import dev.vox.env.Variables;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Every variable in effect, the defaults of the settings table included, by name.
public record Inventory(SortedMap<String, Entry> entries) {
    public Inventory {
        entries = new TreeMap<>(entries);
    }

    /// A variable in effect.
    ///
    /// @param text its value
    /// @param shown its value as it may be shown
    /// @param secret whether its whole value is masked unless that is asked for
    /// @param layer the layer that won; null where the settings table's default is in effect
    /// @param own whether the project, its profile, a flag or the settings table know it, and not the process alone
    public record Entry(
            String name,
            String text,
            String shown,
            boolean secret,
            @Nullable LayerName layer,
            Origin origin,
            boolean own) {
        /// Where the value was set, in a word: `defaults`, `local`, `process`; `built-in` for the settings table.
        public String place() {
            return layer == null ? "built-in" : layer.word();
        }

        /// Whether what is shown is not the value, because a secret is in it.
        public boolean masked() {
            return !shown.equals(text);
        }
    }

    /// What is in effect.
    public static Inventory of(Variables variables, Disclosure disclosure) {
        Masking masking = new Masking(variables, disclosure);
        Set<String> own = own(variables);
        NavigableMap<String, Entry> entries = new TreeMap<>();
        for (Variable variable : variables.all().values()) {
            boolean known = own.contains(variable.name());
            entries.put(variable.name(), entry(variable, masking, known));
        }
        for (Setting<?> setting : Settings.ofProjects()) {
            if (setting.variables().stream().noneMatch(entries::containsKey)) {
                fallback(setting).ifPresent(entry -> entries.put(entry.name(), entry));
            }
        }
        return new Inventory(entries);
    }

    /// Those that the project has to do with: what only the process has is left out.
    public Inventory own() {
        return filtered(Entry::own);
    }

    /// Those whose name matches.
    public Inventory matching(NamePattern pattern) {
        return filtered(entry -> pattern.matches(entry.name()));
    }

    /// Those of some names.
    public Inventory only(Collection<String> names) {
        return filtered(entry -> names.contains(entry.name()));
    }

    private Inventory filtered(Predicate<Entry> wanted) {
        NavigableMap<String, Entry> kept = new TreeMap<>(entries);
        kept.values().removeIf(wanted.negate());
        return new Inventory(kept);
    }

    private static Entry entry(Variable variable, Masking masking, boolean own) {
        return new Entry(
                variable.name(),
                variable.text(),
                masking.value(variable.expansion()),
                masking.secret(variable.name()),
                variable.layer(),
                variable.origin(),
                own);
    }

    private static Optional<Entry> fallback(Setting<?> setting) {
        return setting.fallbackText()
                .map(text ->
                        new Entry(
                                setting.variable(),
                                text,
                                text,
                                setting.secret(),
                                null,
                                new Origin.BuiltIn(),
                                true));
    }

    private static Set<String> own(Variables variables) {
        Set<String> own =
                variables.layers().stream()
                        .filter(layer -> layer.name() != LayerName.PROCESS)
                        .flatMap(layer -> layer.definitions().stream())
                        .map(definition -> definition.variable())
                        .collect(Collectors.toCollection(HashSet::new));
        Settings.ofProjects().forEach(setting -> own.addAll(setting.variables()));
        return own;
    }
}
