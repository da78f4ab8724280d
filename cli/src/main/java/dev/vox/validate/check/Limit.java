package dev.vox.validate.check;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Objective;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;
import dev.vox.validate.check.speech.BenchFigure;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What a figure must not exceed: what the check says, else the objective of the model's profile, else the reference.
///
/// @param statistic `p95`
/// @param max in ms; null when the check leaves it to the objective
/// @param least what an objective counts at least as, in ms; null when it counts as it is
record Limit(BenchFigure figure, String statistic, @Nullable Double max, @Nullable Double least) {
    private static final String USUAL_STATISTIC = "p95";
    private static final double MOST_MILLIS = 3_600_000;
    private static final double NANOS = 1e6;

    /// A limit as it applies to a target.
    ///
    /// @param nanos the greatest good value
    /// @param origin who says so: `the objective of profile mock`
    /// @param objective of the profile, whether it applies or not
    record Bound(long nanos, String origin, Optional<Named> objective) {}

    /// An objective and whose it is.
    record Named(String profile, long nanos) {}

    static Limit read(YamlReader with, BenchFigure figure, List<String> statistics) {
        String statistic = with.oneOf("statistic", statistics).orElse(USUAL_STATISTIC);
        Optional<Double> max = with.number("max", 0, MOST_MILLIS);
        Optional<Double> least = with.number("never-below", 0, MOST_MILLIS);
        if (max.isPresent() && least.isPresent()) {
            with.mistake("never-below", "is for objectives, and 'max' takes their place");
        }
        boolean reference = figure.reference().isPresent() && statistic.equals(USUAL_STATISTIC);
        if (max.isEmpty() && !reference) {
            with.mistake(
                    "figure",
                    "needs 'max': there is no reference for %s %s"
                            .formatted(statistic, figure.word()));
        }
        return new Limit(figure, statistic, max.orElse(null), least.orElse(null));
    }

    /// The limit for a model.
    ///
    /// @param model empty when it is not known
    Bound of(Target target, String model) throws CheckBroken {
        Optional<Named> objective = objective(target, model);
        if (max != null) {
            return new Bound(nanos(max), "limit of the check", objective);
        }
        double reference = figure.reference().orElse(MOST_MILLIS);
        long wanted = objective.map(Named::nanos).orElse(nanos(reference));
        String origin =
                objective
                        .map(named -> "objective of profile " + named.profile())
                        .orElse("reference objective");
        return least != null && nanos(least) > wanted
                ? new Bound(nanos(least), "least limit of the check", objective)
                : new Bound(wanted, origin, objective);
    }

    private Optional<Named> objective(Target target, String model) throws CheckBroken {
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try {
            Catalogue catalogue = Catalogue.of(target.project());
            return catalogue
                    .find(model)
                    .flatMap(match ->
                            catalogue.profile(match.profile()).objectives().stream()
                                    .filter(this::applies)
                                    .findFirst()
                                    .map(each -> new Named(match.profile(), nanos(each.most()))));
        } catch (InvalidConfiguration e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean applies(Objective objective) {
        return objective.metric().equals(figure.word()) && objective.statistic().equals(statistic);
    }

    private static long nanos(double millis) {
        return Math.round(millis * NANOS);
    }
}
