package dev.vox.env;

import dev.vox.env.Definitions.Ranked;
import dev.vox.problem.InvalidConfiguration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Layers put on each other and expanded: every variable with its value and where that came from.
///
/// An empty value is a value; only a variable that no layer defines is unset.
public final class Variables {
    private final List<Layer> layers;
    private final SortedMap<String, Variable> effective;
    private final Map<String, ExpansionMistake> mistakes;
    private final List<String> warnings;
    private final Secrets secrets;

    private Variables(
            List<Layer> layers,
            SortedMap<String, Variable> effective,
            Map<String, ExpansionMistake> mistakes,
            List<String> warnings,
            Secrets secrets) {
        this.layers = List.copyOf(layers);
        this.effective = effective;
        this.mistakes = mistakes;
        this.warnings = List.copyOf(warnings);
        this.secrets = secrets;
    }

    /// Resolves every variable of the layers. A variable that cannot be expanded is noted, not thrown: see [#check].
    ///
    /// @param layers in the order of their weight, the last one wins
    public static Variables resolve(List<Layer> layers, ExpandOrder order) {
        Expander expander = Expander.of(layers, order);
        return resolve(layers, expander, expander.winners());
    }

    /// Resolves some variables and what they are made of; the others count as unset.
    public static Variables resolve(List<Layer> layers, ExpandOrder order, Set<String> names) {
        Expander expander = Expander.of(layers, order);
        List<Ranked> some =
                expander.winners().stream()
                        .filter(winner -> names.contains(winner.definition().variable()))
                        .toList();
        return resolve(layers, expander, some);
    }

    private static Variables resolve(List<Layer> layers, Expander expander, List<Ranked> winners) {
        SortedMap<String, Variable> effective = new TreeMap<>();
        Map<String, ExpansionMistake> mistakes = new LinkedHashMap<>();
        for (Ranked winner : winners) {
            String name = winner.definition().variable();
            try {
                effective.put(name, expander.variable(winner));
            } catch (ExpansionFailure failure) {
                mistakes.put(name, failure.mistake());
            }
        }
        return new Variables(layers, effective, mistakes, expander.warnings(), expander.secrets());
    }

    /// The layers, in the order of their weight.
    public List<Layer> layers() {
        return layers;
    }

    /// A variable in effect; empty when it is unset or cannot be expanded.
    public Optional<Variable> find(String name) {
        return Optional.ofNullable(effective.get(name));
    }

    /// The variable that sets a setting: the first of its names that is set and not blank. Container files pass unset
    /// variables on as empty ones.
    public Optional<Variable> find(Setting<?> setting) {
        return setting.variables().stream()
                .flatMap(name -> find(name).stream())
                .filter(variable -> !variable.text().isBlank())
                .findFirst();
    }

    /// Every variable in effect, by name.
    public SortedMap<String, Variable> all() {
        return new TreeMap<>(effective);
    }

    /// The environment itself, as a process is started with it.
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        effective.forEach((name, variable) -> texts.put(name, variable.text()));
        return texts;
    }

    /// What is wrong with a variable, as `[origin] problem`; empty when nothing is.
    public Optional<String> mistake(String name) {
        return expansionMistake(name).map(ExpansionMistake::message);
    }

    /// The same in its parts.
    public Optional<ExpansionMistake> expansionMistake(String name) {
        return Optional.ofNullable(mistakes.get(name));
    }

    /// What is wrong, each cause once: a variable that is built from a wrong one shares its message.
    public List<String> mistakes() {
        return mistakes.values().stream().map(ExpansionMistake::message).distinct().toList();
    }

    /// What is odd, such as a variable that is looked up and nobody sets.
    public List<String> warnings() {
        return warnings;
    }

    /// Which variables are secret, and what must not be shown of any text.
    public Secrets secrets() {
        return secrets;
    }

    /// Makes sure that every variable could be expanded.
    ///
    /// @throws InvalidConfiguration naming every one that could not
    public Variables check() {
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", mistakes()));
        }
        return this;
    }
}
