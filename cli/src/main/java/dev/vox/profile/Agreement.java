package dev.vox.profile;

import dev.vox.env.Definition;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variable;
import dev.vox.env.Variables;
import dev.vox.profile.Match.By;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes adapter, name and id agree, once the profile's and the model's own variables lie under the others.
///
/// What it may find: the rules are those of `docs/reference/profiles.md`.
final class Agreement {
    private final Pick pick;
    private final ProfileEntry profile;
    private final Variables variables;
    private final Catalogue catalogue;
    private final List<ModelProblem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Agreement(Pick pick, Variables variables, Catalogue catalogue) {
        this.pick = pick;
        this.profile = catalogue.entry(pick.match().profile());
        this.variables = variables;
        this.catalogue = catalogue;
    }

    /// Settles what a pick leaves open.
    ///
    /// @param variables with the profile's and the model's layers
    static Selection of(Pick pick, Variables variables, Catalogue catalogue) {
        Optional<String> broken =
                Pick.DECIDERS.stream()
                        .flatMap(row -> variables.mistake(row.variable()).stream())
                        .findFirst();
        return broken.isPresent()
                ? new Selection.Failed(List.of(), broken.get())
                : new Agreement(pick, variables, catalogue).selection();
    }

    private Selection selection() {
        Match match = match();
        String adapter = adapter();
        String id = id(match, adapter);
        if (!problems.isEmpty()) {
            return new Selection.Failed(problems, null);
        }
        if (adapter.equals(Pick.MOCK)) {
            warnOfTone(id, shown(id));
        }
        ModelChoice choice = new ModelChoice(profile.name(), id, adapter);
        return new Selection.Made(choice, layer(choice), warnings);
    }

    /// What was picked, or the id that the model's own file names in its place.
    private Match match() {
        Variable name = find(Settings.MODEL);
        if (name == null || name.layer() != LayerName.MODEL) {
            return pick.match();
        }
        Match own = catalogue.find(name.text()).orElse(null);
        if (own == null || !own.profile().equals(profile.name())) {
            wrong(
                    name,
                    "the file of " + profile.name() + " cannot choose another model",
                    "remove the line");
        }
        return own != null && own.by() == By.ID ? own : pick.match();
    }

    private String adapter() {
        Variable adapter = find(Settings.ADAPTER);
        if (adapter == null) {
            return profile.family();
        }
        if (!adapter.text().equals(profile.family()) && !adapter.text().equals(Pick.MOCK)) {
            wrong(
                    adapter,
                    "not the family of " + chosen() + ", which is " + profile.family(),
                    catalogue
                            .findFamily(adapter.text())
                            .map(other -> remedy(adapter, other.profile()))
                            .orElseGet(() -> remove(adapter)));
        }
        return adapter.text();
    }

    private String id(Match match, String adapter) {
        Variable id = find(Settings.MODEL_ID);
        boolean idGiven = match.by() == By.ID;
        if (id == null || (idGiven && outweighed(id))) {
            return match.modelId();
        }
        if (!profile.speaks(id.text()) && !adapter.equals(Pick.MOCK)) {
            wrong(
                    id,
                    "not a model of " + chosen(),
                    catalogue
                            .findModel(id.text())
                            .map(other -> remedy(id, other.profile()))
                            .orElseGet(() ->
                                    remove(id)
                                            + ", or use one of: "
                                            + String.join(", ", profile.models())));
        } else if (idGiven && !id.text().equals(match.modelId()) && pick.named()) {
            warnings.add(
                    "[%s] DEFAULT_MODEL_ID=%s speaks, not DEFAULT_MODEL=%s"
                            .formatted(id.origin().label(), id.masked(), pick.shown()));
        }
        return id.text();
    }

    /// An id that was given as the model's name outweighs the id of a lighter layer.
    private boolean outweighed(Variable id) {
        Variable name = find(Settings.MODEL);
        LayerName said = name == null ? LayerName.DEFAULTS : name.layer();
        return id.layer() == LayerName.PROFILE || id.layer().compareTo(said) < 0;
    }

    private void warnOfTone(String id, String shown) {
        boolean tone = profile.family().equals(Pick.MOCK) && id.startsWith(Pick.MOCK + "-");
        if (tone) {
            return;
        }
        Variable cause =
                find(profile.family().equals(Pick.MOCK) ? Settings.MODEL_ID : Settings.ADAPTER);
        String label = cause == null ? pick.origin().label() : cause.origin().label();
        warnings.add("[" + label + "] the mock's tone speaks in the place of " + shown);
    }

    /// An id that a secret was made part of is masked like one.
    private String shown(String id) {
        Variable variable = find(Settings.MODEL_ID);
        return variable != null && variable.text().equals(id) ? variable.masked() : id;
    }

    private Layer layer(ModelChoice choice) {
        Origin origin = new Origin.Choice(choice.profile(), pick.origin());
        List<Definition> definitions = new ArrayList<>();
        agree(Settings.ADAPTER, choice.adapter(), origin, definitions);
        agree(Settings.MODEL, choice.profile(), origin, definitions);
        agree(Settings.MODEL_ID, choice.modelId(), origin, definitions);
        return new Layer(LayerName.CHOICE, origin.label(), definitions);
    }

    private void agree(
            Setting<String> row, String text, Origin origin, List<Definition> definitions) {
        Variable variable = find(row);
        if (variable == null || !variable.text().equals(text)) {
            definitions.add(Definition.literal(row.variable(), text, origin));
        }
    }

    private String chosen() {
        return pick.by() == null || pick.word().equals(profile.name())
                ? profile.name()
                : profile.name() + " ([" + pick.origin().label() + "] " + pick.shown() + ")";
    }

    private static String remedy(Variable variable, String model) {
        return remove(variable) + ", or choose its model: DEFAULT_MODEL=" + model;
    }

    private static String remove(Variable variable) {
        return switch (variable.origin()) {
            case Origin.FileLine line -> "remove the line " + line.label();
            case Origin.ProcessEnvironment _ -> "unset " + variable.name();
            case Origin.Flag flag -> "leave out " + flag.label();
            case Origin.BuiltIn _, Origin.Profile _, Origin.Choice _ ->
                    "change " + variable.origin().label();
        };
    }

    private void wrong(Variable variable, String problem, String hint) {
        problems.add(
                new ModelProblem(
                        variable.origin(), variable.name(), variable.masked(), problem, hint));
    }

    private @Nullable Variable find(Setting<String> row) {
        return Pick.set(variables, row).findFirst().orElse(null);
    }
}
