package dev.vox.profile;

import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variable;
import dev.vox.env.Variables;
import dev.vox.profile.Match.By;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which profile is meant, before its own variables are known.
///
/// @param match the profile
/// @param by the variable that says so; null when nothing is said and the table's default holds
record Pick(Match match, @Nullable Variable by) {
    /// The variables of the choice, in the order in which they decide it.
    static final List<Setting<String>> DECIDERS =
            List.of(Settings.MODEL, Settings.MODEL_ID, Settings.ADAPTER);

    static final String MOCK = "mock";

    /// Picks by `DEFAULT_MODEL`, else `DEFAULT_MODEL_ID`, else `ADAPTER_TYPE`, else the table's default.
    ///
    /// @param failures takes why there is none
    static Optional<Pick> of(Variables said, Catalogue catalogue, List<Selection.Failed> failures) {
        Optional<String> broken =
                DECIDERS.stream().flatMap(row -> said.mistake(row.variable()).stream()).findFirst();
        if (broken.isPresent()) {
            failures.add(new Selection.Failed(List.of(), broken.get()));
            return Optional.empty();
        }
        Optional<Variable> by = DECIDERS.stream().flatMap(row -> set(said, row)).findFirst();
        if (by.isEmpty()) {
            String usual = Settings.MODEL.fallbackText().orElseThrow();
            return catalogue.find(usual).map(match -> new Pick(match, null));
        }
        Optional<Pick> pick =
                meant(by.get(), said, catalogue).map(match -> new Pick(match, by.get()));
        if (pick.isEmpty()) {
            failures.add(new Selection.Failed(List.of(unknown(by.get(), catalogue)), null));
        }
        return pick;
    }

    /// A variable that holds more than blanks.
    static Stream<Variable> set(Variables variables, Setting<String> row) {
        return variables
                .find(row.variable())
                .filter(variable -> !variable.text().isBlank())
                .stream();
    }

    /// The mock serves an id that no profile knows.
    private static Optional<Match> meant(Variable by, Variables said, Catalogue catalogue) {
        String word = by.text();
        if (by.name().equals(Settings.MODEL.variable())) {
            return catalogue.find(word);
        }
        if (by.name().equals(Settings.ADAPTER.variable())) {
            return catalogue.findFamily(word);
        }
        boolean mock = set(said, Settings.ADAPTER).anyMatch(adapter -> adapter.text().equals(MOCK));
        return catalogue
                .findModel(word)
                .or(() -> mock ? Optional.of(new Match(MOCK, word, By.ID)) : Optional.empty());
    }

    private static ModelProblem unknown(Variable by, Catalogue catalogue) {
        String problem =
                by.name().equals(Settings.MODEL.variable())
                        ? "no such model"
                        : by.name().equals(Settings.ADAPTER.variable())
                                ? "no model is of this family"
                                : "no profile has this model id";
        return new ModelProblem(
                by.origin(), by.name(), by.masked(), problem, catalogue.hint(by.text()));
    }

    /// Where it was said; empty when nobody did.
    Optional<LayerName> layer() {
        return Optional.ofNullable(by).map(Variable::layer);
    }

    Origin origin() {
        return by == null ? new Origin.BuiltIn() : by.origin();
    }

    /// The word that was chosen by, as a file of variables may be named by it.
    String word() {
        return by == null ? match.profile() : by.text();
    }

    /// The word as it may be shown.
    String shown() {
        return by == null ? match.profile() : by.masked();
    }

    /// Whether `DEFAULT_MODEL` chose.
    boolean named() {
        return by != null && by.name().equals(Settings.MODEL.variable());
    }
}
