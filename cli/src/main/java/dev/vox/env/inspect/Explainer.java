package dev.vox.env.inspect;

import dev.vox.env.Definition;
import dev.vox.env.Environment;
import dev.vox.env.Expansion;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Secrets;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Value;
import dev.vox.env.Variable;
import dev.vox.env.Variables;
import dev.vox.env.inspect.Explanation.Known;
import dev.vox.env.inspect.Explanation.Pieces;
import dev.vox.env.inspect.Explanation.Reading;
import dev.vox.env.inspect.Explanation.Say;
import dev.vox.env.inspect.Explanation.Unknown;
import dev.vox.env.inspect.Explanation.User;
import dev.vox.env.inspect.Explanation.Weight;
import dev.vox.env.inspect.Explanation.Word;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says where a variable's value comes from.
public final class Explainer {
    private final Variables variables;
    private final Disclosure disclosure;
    private final Masking masking;

    /// Explains what is in effect.
    public Explainer(Variables variables, Disclosure disclosure) {
        this.variables = variables;
        this.disclosure = disclosure;
        this.masking = new Masking(variables, disclosure);
    }

    /// Explains a variable, or the variable of a setting.
    ///
    /// @param key `WORKER_GRPC_PORT` or `worker.grpc-port`
    public Explanation explain(String key) {
        String name =
                Settings.all().stream()
                        .filter(row -> row.key().equals(key))
                        .map(Setting::variable)
                        .findFirst()
                        .orElse(key);
        Setting<?> setting = setting(name).orElse(null);
        List<Definition> said = said(name);
        List<User> users = users(name);
        if (said.isEmpty() && setting == null && users.isEmpty()) {
            return new Unknown(key, Nearest.to(key, known()).orElse(null));
        }
        return known(name, said, setting, users);
    }

    private Known known(
            String name, List<Definition> said, @Nullable Setting<?> setting, List<User> users) {
        Variable variable = variables.find(name).orElse(null);
        Typed typed = setting == null ? Typed.NOTHING : typed(setting);
        String value = variable == null ? null : masking.value(variable.expansion());
        Origin winner = variable == null ? null : variable.origin();
        String mistake = variables.mistake(name).orElse(typed.mistake());
        if (said.isEmpty() && typed.fallback()) {
            value = typed.text();
            winner = new Origin.BuiltIn();
        }
        return new Known(
                name,
                masking.secret(name),
                value,
                winner,
                layers(name, said),
                variable == null ? Pieces.NONE : new PieceTree(masking).of(variable.expansion()),
                setting == null ? null : new Reading(setting, typed.text(), typed.variable()),
                users,
                mistake);
    }

    /// What the settings table makes of the variables.
    private record Typed(
            @Nullable String text,
            @Nullable String variable,
            boolean fallback,
            @Nullable String mistake) {
        static final Typed NOTHING = new Typed(null, null, false, null);
    }

    private <T> Typed typed(Setting<T> setting) {
        try {
            Value<T> value = Environment.of(variables, List.of(setting)).find(setting).orElse(null);
            if (value == null) {
                return Typed.NOTHING;
            }
            boolean fallback = value.origin() instanceof Origin.BuiltIn;
            return new Typed(text(value), fallback ? null : value.variable(), fallback, null);
        } catch (InvalidConfiguration wrong) {
            return new Typed(null, null, false, String.valueOf(wrong.getMessage()));
        }
    }

    private <T> String text(Value<T> value) {
        boolean hidden =
                disclosure == Disclosure.MASKED
                        && masking.secret(value.variable())
                        && !(value.origin() instanceof Origin.BuiltIn);
        return hidden ? Secrets.MASK : shown(value);
    }

    /// A value that was read is shown by its variable, whose text may hold secrets.
    private <T> String shown(Value<T> value) {
        return variables
                .find(value.variable())
                .map(variable -> masking.value(variable.expansion()))
                .filter(text -> !(value.origin() instanceof Origin.BuiltIn))
                .orElseGet(() -> value.setting().type().printer().apply(value.value()));
    }

    private List<Say> layers(String name, List<Definition> said) {
        Definition winner = said.isEmpty() ? null : said.getLast();
        Definition takenUp = takenUp(name, said);
        return Arrays.stream(LayerName.values())
                .map(layer -> new Say(layer, words(layer, name, winner, takenUp)))
                .toList();
    }

    private List<Word> words(
            LayerName name,
            String variable,
            @Nullable Definition winner,
            @Nullable Definition takenUp) {
        List<Word> words = new ArrayList<>();
        for (Layer layer : variables.layers()) {
            if (layer.name() == name) {
                layer.definitions().stream()
                        .filter(definition -> definition.variable().equals(variable))
                        .map(definition -> word(definition, winner, takenUp))
                        .forEach(words::add);
            }
        }
        return words;
    }

    @SuppressWarnings("ReferenceEquality") // of two equal definitions one wins
    private Word word(
            Definition definition, @Nullable Definition winner, @Nullable Definition takenUp) {
        Weight weight =
                definition == winner
                        ? Weight.WINS
                        : definition == takenUp ? Weight.TAKEN_UP : Weight.OVERRIDDEN;
        return new Word(
                definition.origin(), masking.written(definition), !definition.expands(), weight);
    }

    /// The definition below the winner, where the winner names its own variable.
    private @Nullable Definition takenUp(String name, List<Definition> said) {
        return variables
                .find(name)
                .flatMap(variable ->
                        variable.expansion().parts().stream()
                                .filter(part -> part.name().equals(name))
                                .flatMap(part -> part.found().stream())
                                .map(Expansion::definition)
                                .findFirst())
                .filter(said::contains)
                .orElse(null);
    }

    private List<Definition> said(String name) {
        return variables.layers().stream()
                .flatMap(layer -> layer.definitions().stream())
                .filter(definition -> definition.variable().equals(name))
                .toList();
    }

    private List<User> users(String name) {
        return variables.all().values().stream()
                .filter(variable -> !variable.name().equals(name))
                .filter(variable ->
                        variable.expansion().parts().stream()
                                .anyMatch(part -> part.name().equals(name)))
                .map(variable -> new User(variable.name(), variable.origin()))
                .toList();
    }

    private static Optional<Setting<?>> setting(String name) {
        for (Setting<?> row : Settings.all()) {
            if (row.variables().contains(name)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Set<String> known() {
        Set<String> names = new LinkedHashSet<>();
        Settings.all().forEach(row -> names.add(row.variable()));
        Settings.all().forEach(row -> names.add(row.key()));
        variables
                .layers()
                .forEach(layer -> layer.definitions().forEach(said -> names.add(said.variable())));
        return names;
    }
}
