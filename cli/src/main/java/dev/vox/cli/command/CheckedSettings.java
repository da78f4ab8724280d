package dev.vox.cli.command;

import dev.vox.env.Environment;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Origin;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Configuration;
import dev.vox.profile.ModelProblem;
import dev.vox.stack.StackPorts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads the settings of a configuration, and says of all mistakes at once what is wrong.
///
/// What the command line says is a usage problem, what files and the environment say is a wrong configuration.
final class CheckedSettings {
    private static final String ASSIGNMENT = "--env";

    private final Configuration configuration;
    private final EnvironmentFlags flags;
    private final String usage;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    /// @param flags those that the configuration was read with
    /// @param usage of the command whose flags they are
    CheckedSettings(Configuration configuration, EnvironmentFlags flags, String usage) {
        this.configuration = configuration;
        this.flags = flags;
        this.usage = usage;
    }

    /// The settings of a whole stack; its ports and its model are right as well.
    ///
    /// @throws UsageProblem when a flag or an argument is wrong
    /// @throws InvalidConfiguration naming every mistake
    Environment stack() {
        requireFlags();
        requireModelOfFlags();
        Environment environment = read(Settings.all());
        if (environment != null) {
            var _ = attempt(() -> StackPorts.of(environment));
        }
        noteModel();
        return checked(environment);
    }

    /// Some rows, so that a command does not fail by a setting that it never reads, and a model that is right.
    ///
    /// @throws UsageProblem when a flag is wrong
    /// @throws InvalidConfiguration naming every mistake
    Environment withModel(List<? extends Setting<?>> rows) {
        requireFlags();
        requireModelOfFlags();
        Environment environment = read(rows);
        noteModel();
        return checked(environment);
    }

    /// Some rows.
    ///
    /// @throws UsageProblem when a flag is wrong
    /// @throws InvalidConfiguration naming every mistake
    Environment of(List<? extends Setting<?>> rows) {
        requireFlags();
        return checked(read(rows));
    }

    /// The settings of a whole stack; empty when one is wrong, for a command that goes on without.
    Optional<Environment> wholeIfRight() {
        try {
            Environment environment = Environment.of(configuration.variables());
            StackPorts _ = StackPorts.of(environment);
            return Optional.of(environment);
        } catch (InvalidConfiguration _) {
            return Optional.empty();
        }
    }

    private @Nullable Environment read(List<? extends Setting<?>> rows) {
        mistakes.addAll(configuration.variables().mistakes());
        return attempt(() -> Environment.of(configuration.variables(), rows));
    }

    private <T> @Nullable T attempt(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidConfiguration failure) {
            note(failure);
            return null;
        }
    }

    private void noteModel() {
        if (configuration.modelProblem().isPresent()) {
            var _ = attempt(configuration::choice);
        }
    }

    private void note(InvalidConfiguration failure) {
        mistakes.add(String.valueOf(failure.getMessage()));
        failure.hint().ifPresent(hints::add);
    }

    private Environment checked(@Nullable Environment environment) {
        if (environment != null && mistakes.isEmpty()) {
            return environment;
        }
        throw new InvalidConfiguration(
                String.join("\n", mistakes), hints.isEmpty() ? null : String.join("\n", hints));
    }

    private void requireFlags() {
        String wrong =
                flags.settings().stream()
                        .flatMap(flag -> mistake(flag).stream())
                        .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw new UsageProblem(wrong, null, usage);
        }
    }

    private static Optional<String> mistake(Layer.Flag flag) {
        String text = flag.text();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            var _ = flag.setting().type().parser().apply(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(flag.option() + "=" + text + ": " + e.getMessage());
        }
    }

    /// `--env` sets a variable like a file does; any other flag that names a model names it for this command.
    private void requireModelOfFlags() {
        ModelProblem problem = configuration.modelProblem().orElse(null);
        if (problem == null
                || !(problem.origin() instanceof Origin.Flag(String option))
                || option.equals(ASSIGNMENT)) {
            return;
        }
        if (option.equals(StartWords.MODEL_ORIGIN)
                && configuration.catalogue().find(problem.value()).isEmpty()) {
            throw StartWords.unknown(List.of(problem.value()), configuration.catalogue(), usage);
        }
        throw new UsageProblem(
                String.valueOf(problem.failure().getMessage()), problem.hint(), usage);
    }
}
