package dev.vox.cli.command;

import dev.vox.embedded.OrchestratorRequest;
import dev.vox.embedded.WorkerRequest;
import dev.vox.env.Environment;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Surroundings;
import dev.vox.env.Value;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Configuration;
import dev.vox.profile.Missing;
import dev.vox.profile.ModelChoice;
import dev.vox.stack.SpeechSettings;
import dev.vox.stack.StackSettings;
import dev.vox.stack.SwitchRequest;
import dev.vox.stack.UpRequest;
import dev.vox.stack.plan.AgentKey;
import dev.vox.stack.plan.Deviations;
import dev.vox.stack.plan.Findings;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes requests out of a project's files, the process's environment and the flags.
///
/// @param variables the process's environment
/// @param surroundings where the tool runs
/// @param missing what the chosen profile needs and this machine has not
public record StackRequests(
        Map<String, String> variables,
        Surroundings surroundings,
        Function<Configuration, List<Missing>> missing) {
    public StackRequests {
        variables = Map.copyOf(variables);
    }

    /// Asks for the stack that files, environment and flags describe.
    ///
    /// @param usage of the command whose flags they are
    /// @throws UsageProblem when the model that was typed is none
    /// @throws InvalidConfiguration naming every mistake of files, variables and the choice of a model
    UpRequest up(Project project, EnvironmentFlags flags, String usage, Duration timeout) {
        return up(read(project, flags), flags, usage, timeout);
    }

    /// What files, environment and flags say; a model that is wrong is no failure yet.
    ///
    /// @throws InvalidConfiguration naming every mistake of every file
    Configuration read(Project project, EnvironmentFlags flags) {
        return Configuration.read(project, variables, flags);
    }

    /// The settings of a configuration.
    ///
    /// @throws UsageProblem when the model that was typed is none
    /// @throws InvalidConfiguration naming every mistake
    StackSettings settings(Configuration configuration, EnvironmentFlags flags, String usage) {
        return StackSettings.of(
                        new CheckedSettings(configuration, flags, usage).stack(),
                        configuration.choice(),
                        ToneOnly.of(configuration),
                        surroundings)
                .in(configuration.project());
    }

    /// Asks for the stack that a configuration describes.
    ///
    /// @param flags those that it was read with
    UpRequest up(
            Configuration configuration, EnvironmentFlags flags, String usage, Duration timeout) {
        StackSettings settings = settings(configuration, flags, usage);
        Map<String, String> texts = configuration.variables().texts();
        List<String> warnings = new ArrayList<>(configuration.warnings());
        AgentKey.warning(settings.mode(), texts).ifPresent(warnings::add);
        Findings findings =
                new Findings(
                        missing.apply(configuration).stream()
                                .map(each -> problem(settings.speech().choice(), each))
                                .toList(),
                        warnings,
                        Deviations.of(configuration.variables()));
        return new UpRequest(configuration.project(), settings, texts, timeout, findings);
    }

    /// Asks for the stack that the process's environment describes, all of it: the tool that started this process has put
    /// the layers together.
    ///
    /// @param tonesOnly whether the mock is to speak in the place of every model
    /// @throws InvalidConfiguration when it has not
    UpRequest resolved(Project project, boolean tonesOnly, Duration timeout) {
        Variables process =
                Variables.resolve(List.of(Layer.process(variables)), ExpandOrder.VOX).check();
        Environment environment = Environment.of(process);
        ModelChoice choice =
                new ModelChoice(
                        given(environment, Settings.MODEL),
                        given(environment, Settings.MODEL_ID),
                        given(environment, Settings.ADAPTER));
        return new UpRequest(
                project,
                StackSettings.of(environment, choice, tonesOnly, surroundings).in(project),
                variables,
                timeout);
    }

    private static String given(Environment environment, Setting<String> setting) {
        return environment
                .find(setting)
                .filter(_ -> environment.isSet(setting))
                .map(Value::value)
                .orElseThrow(() ->
                        new InvalidConfiguration(
                                "[environment] " + setting.variable() + " is not set",
                                "vox dev starts this command, and sets it"));
    }

    /// Asks for another model of the stack that is up.
    ///
    /// @param usage of the command whose flags they are
    /// @param warnings takes what a person should know
    SwitchRequest change(
            Project project,
            EnvironmentFlags flags,
            String usage,
            Duration timeout,
            Consumer<String> warnings) {
        Configuration configuration = Configuration.read(project, variables, flags);
        CheckedSettings settings = new CheckedSettings(configuration, flags, usage);
        Environment environment = settings.withModel(SpeechSettings.ROWS);
        configuration.warnings().forEach(warnings);
        ModelChoice choice = configuration.choice();
        boolean tonesOnly = ToneOnly.of(configuration);
        return new SwitchRequest(
                project,
                SpeechSettings.of(environment, choice, tonesOnly),
                missing.apply(configuration).stream().map(each -> problem(choice, each)).toList(),
                settings.wholeIfRight()
                        .map(all -> StackSettings.of(all, choice, tonesOnly, surroundings).shown())
                        .orElse(Map.of()),
                timeout);
    }

    /// Asks for a worker by itself.
    ///
    /// @param usage of the command whose flags they are
    /// @param host the address to listen on
    /// @param warnings takes what a person should know
    WorkerRequest worker(
            Project project,
            EnvironmentFlags flags,
            String usage,
            String host,
            Consumer<String> warnings) {
        Configuration configuration = Configuration.read(project, variables, flags);
        Environment environment =
                new CheckedSettings(configuration, flags, usage).withModel(WorkerRequest.SETTINGS);
        configuration.warnings().forEach(warnings);
        return WorkerRequest.of(
                        environment, configuration.choice(), ToneOnly.of(configuration), host)
                .in(project);
    }

    /// Asks for an orchestrator by itself, which is not concerned with models.
    ///
    /// @param usage of the command whose flags they are
    /// @param request makes it of the settings and the resolved environment
    OrchestratorRequest orchestrator(
            Project project,
            EnvironmentFlags flags,
            String usage,
            BiFunction<Environment, Map<String, String>, OrchestratorRequest> request) {
        Configuration configuration = Configuration.read(project, variables, flags);
        return request.apply(
                new CheckedSettings(configuration, flags, usage).of(OrchestratorRequest.SETTINGS),
                configuration.variables().texts());
    }

    private static Problem problem(ModelChoice choice, Missing missing) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                "[profile " + choice.profile() + "] needs " + missing.phrase(),
                missing.fix());
    }

    /// A flag whose value the parser has read as a number already.
    static Layer.Flag flag(Setting<Integer> setting, String option, @Nullable Integer value) {
        return new Layer.Flag(setting, option, value == null ? null : value.toString());
    }
}
