package dev.vox.validate.check.config;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.env.Environment;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.VoxException;
import dev.vox.profile.Configuration;
import dev.vox.profile.ModelChoice;
import dev.vox.profile.ProfileValidation;
import dev.vox.stack.StackPorts;
import dev.vox.stack.plan.AgentKey;
import dev.vox.stack.plan.Problem;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.config.ConfigKind.Question;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads one thing that a project says of itself.
record ConfigCheck(Supplier<ProjectSource> source, Question question) implements Check {
    private static final List<dev.vox.env.Setting<Integer>> PORTS =
            List.of(
                    Settings.WEBSOCKET_PORT,
                    Settings.HEALTH_PORT,
                    Settings.GRPC_PORT,
                    Settings.METRICS_PORT);

    @Override
    public Verdict look(Target target, Duration deadline) throws CheckBroken {
        ProjectSource files = source.get();
        Project project = target.project();
        try {
            return switch (question) {
                case FILE -> file(files.ownFile(project));
                case PROFILES -> profiles(project);
                case SETTINGS -> settings(files.configuration(project));
                case MODEL -> model(files.configuration(project).choice());
                case MODE -> mode(files.configuration(project));
                case PORTS -> ports(files, target);
                case COMPOSE -> compose(files, target);
            };
        } catch (InvalidConfiguration e) {
            return failed(e, target);
        }
    }

    private Verdict failed(VoxException failure, Target target) {
        return Seen.unless(
                Seen.mistakes(question.word(), failure, target),
                failure.hint().map(target::masked).orElse(null));
    }

    private static Verdict file(int keys) {
        return keys == 0
                ? Seen.nothing("the project has no vox.yaml, or it says nothing", null)
                : Seen.yes(that("keys", keys));
    }

    private static Verdict profiles(Project project) {
        ProfileValidation validation = ProfileValidation.of(project, List.of());
        if (validation.files().isEmpty()) {
            return Seen.nothing("the project has no profiles of its own", null);
        }
        List<Evidence> mistakes =
                validation.mistakes().stream()
                        .map(each ->
                                that(
                                        each.line() == null
                                                ? each.file()
                                                : each.file() + ":" + each.line(),
                                        each.problem()))
                        .toList();
        return Seen.unless(
                mistakes,
                "see all of it: vox profile validate",
                that("files", Seen.listed(validation.files())));
    }

    private static Verdict settings(Configuration configuration) {
        Environment.of(configuration.variables().check());
        return Seen.yes(
                that("variables", configuration.variables().all().size()),
                that(
                        "files",
                        Seen.listed(
                                configuration.files().stream()
                                        .map(file -> file.shown().toString())
                                        .toList())));
    }

    private static Verdict model(ModelChoice choice) {
        return Seen.yes(
                that("profile", choice.profile()),
                that("model", choice.modelId()),
                that("adapter", choice.adapter()));
    }

    /// An agent without a key echoes, and that is a choice; one with a placeholder for a key is a mistake.
    private static Verdict mode(Configuration configuration) {
        Environment environment = Environment.of(configuration.variables(), List.of(Settings.MODE));
        OrchestratorMode mode = environment.get(Settings.MODE);
        Map<String, String> variables = configuration.variables().texts();
        Optional<String> warning = AgentKey.warning(mode, variables);
        String key = variables.getOrDefault(AgentKey.VARIABLE, "");
        Evidence seen = that("mode", Settings.MODE.type().printer().apply(mode));
        return warning.isPresent() && !key.isBlank()
                ? Seen.no(warning.get(), null, seen)
                : Seen.yes(seen, that("agent", warning.isPresent() ? "echo" : "as it is set"));
    }

    private static Verdict ports(ProjectSource files, Target target) throws CheckBroken {
        Environment environment =
                Environment.of(files.configuration(target.project()).variables(), PORTS);
        List<String> own =
                StackPorts.of(environment).all().stream()
                        .map(claim -> claim.purpose() + " " + claim.port())
                        .toList();
        List<Evidence> collisions =
                files.compose(target)
                        .filter(ComposeChoice::runs)
                        .map(Collisions::of)
                        .orElse(List.of());
        return Seen.unless(
                collisions, "publish one of them on another port", that("ports", Seen.listed(own)));
    }

    private static Verdict compose(ProjectSource files, Target target) throws CheckBroken {
        ComposeChoice choice = files.compose(target).orElse(null);
        if (choice == null) {
            return Seen.nothing("the project has no Compose file", null);
        }
        if (!choice.runs()) {
            return Seen.yes(
                    that("services", choice.model().services().size()),
                    that("model", "the embedded stack runs it"));
        }
        Optional<VoxException> failure = Problem.failure(choice.problems());
        if (failure.isPresent()) {
            return Seen.unless(
                    Seen.mistakes("compose", failure.get(), target),
                    failure.get().hint().orElse(null));
        }
        List<String> services = choice.selection().wanted().stream().sorted().toList();
        return Seen.yes(
                that("services", Seen.listed(services)),
                that("worker", String.valueOf(choice.selection().worker())));
    }
}
