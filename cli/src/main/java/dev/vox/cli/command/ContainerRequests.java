package dev.vox.cli.command;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.BackendWord;
import dev.vox.env.Environment;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.VoxException;
import dev.vox.profile.Configuration;
import dev.vox.profile.Profile;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackSettings;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.BackendChooser;
import dev.vox.stack.compose.ComposeParts;
import dev.vox.stack.compose.ComposeRecord;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.ComposeRequest.Extent;
import dev.vox.stack.compose.ComposeScope;
import dev.vox.stack.compose.ComposeStatus;
import dev.vox.stack.compose.ContainerProcesses;
import dev.vox.stack.compose.CpuFile;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.plan.BuildPolicy;
import dev.vox.stack.compose.plan.CpuOverride;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Makes requests for stacks in containers, and decides which backend a start goes to.
///
/// @param stack makes the others
public record ContainerRequests(StackRequests stack, Supplier<ComposeParts> parts) {

    /// What is known of a project's variables where a mistake in them must keep nobody from looking or stopping.
    ///
    /// @param environment by name
    /// @param masked a line as it may be shown
    record Known(Map<String, String> environment, UnaryOperator<String> masked) {}

    /// Reads the variables of a project as far as they can be read.
    Known known(Project project) {
        try {
            Variables variables =
                    Configuration.readLeniently(
                                    project, stack.variables(), EnvironmentFlags.NONE, m -> {})
                            .variables();
            return new Known(variables.texts(), variables.secrets()::masked);
        } catch (InvalidConfiguration e) {
            Variables process =
                    Variables.resolve(List.of(Layer.process(stack.variables())), ExpandOrder.VOX);
            return new Known(stack.variables(), process.secrets()::masked);
        }
    }

    /// Decides which backend a start goes to.
    BackendChooser.Choice choose(
            Configuration configuration, VoxFile vox, @Nullable BackendWord flag) {
        Project project = configuration.project();
        Map<String, String> environment = configuration.variables().texts();
        VoxFile.Said<BackendWord> said = vox.backend();
        Profile profile = configuration.profile();
        return BackendChooser.choose(
                new BackendChooser.Ways(
                        flag,
                        said == null ? null : said.value(),
                        said == null ? "" : said.place().source() + ":" + said.place().line(),
                        parts.get().files().first(project, vox, environment).orElse(null),
                        profile.name(),
                        profile.compose() != null,
                        () -> lacks(configuration, vox),
                        () -> silent(environment)));
    }

    private Optional<String> lacks(Configuration configuration, VoxFile vox) {
        ComposeModel model =
                parts.get()
                        .files()
                        .read(configuration.project(), vox, configuration.variables().texts());
        return ComposeRequest.fits(configuration, vox, model)
                ? Optional.empty()
                : Optional.of("has not what profile " + configuration.profile().name() + " names");
    }

    private Optional<String> silent(Map<String, String> environment) {
        try (ContainerObserver engine = parts.get().engines().connect(environment)) {
            engine.requireAnswer();
            return Optional.empty();
        } catch (VoxException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer"));
        }
    }

    /// Asks for a stack in containers.
    ///
    /// @param flags those that the configuration was read with
    /// @param builds what flags say of it; empty without them
    /// @throws InvalidConfiguration naming every mistake of the variables or the Compose files
    /// @throws MissingPrerequisite when there is no Compose file
    ComposeRequest up(
            Configuration configuration,
            VoxFile vox,
            EnvironmentFlags flags,
            String usage,
            Optional<BuildPolicy> builds,
            boolean cpu,
            Duration timeout) {
        StackSettings settings = stack.settings(configuration, flags, usage);
        ComposeModel whole = model(configuration, vox);
        boolean drops = cpu && !CpuOverride.affected(whole).isEmpty();
        return new ComposeRequest(
                configuration.project(),
                vox,
                configuration,
                drops ? CpuOverride.applied(whole) : whole,
                drops ? CpuFile.of(configuration.project(), whole) : null,
                settings.shown(),
                Extent.STACK,
                builds.orElseGet(() -> builds(configuration)),
                null,
                timeout);
    }

    /// Asks for the services that every model needs. What chooses a model may be wrong then.
    ComposeRequest infrastructure(
            Project project, EnvironmentFlags flags, VoxFile vox, Duration timeout) {
        Configuration configuration = stack.read(project, flags);
        return new ComposeRequest(
                project,
                vox,
                configuration,
                model(configuration, vox),
                null,
                Map.of(),
                Extent.INFRASTRUCTURE,
                builds(configuration),
                null,
                timeout);
    }

    /// Whether what is up in a project runs in containers.
    boolean inContainers(Project project) {
        return switch (status(project)) {
            case StackStatus.Containers _ -> true;
            case StackStatus.Down _, StackStatus.Crashed _, StackStatus.Up _ -> false;
        };
    }

    /// What is up in a project, whichever backend runs it.
    public StackStatus status(Project project) {
        return new ComposeStatus(parts.get())
                .status(project, stack.variables(), () -> known(project).environment());
    }

    /// The processes of a project's stack in containers, as far as they are on this machine.
    public List<Long> processes(Project project) {
        return new ContainerProcesses(parts.get(), Path.of("/proc")).of(project, stack.variables());
    }

    /// Asks for another model of a stack in containers.
    ///
    /// @param warnings takes what a person should know
    ComposeRequest change(
            Project project,
            EnvironmentFlags flags,
            String usage,
            Duration timeout,
            Consumer<String> warnings) {
        Optional<ComposeRecord> before = RunFolder.find(project).flatMap(ComposeRecord::read);
        EnvironmentFlags kept = before.map(record -> inModeOf(record, flags)).orElse(flags);
        Configuration configuration = stack.read(project, kept);
        ComposeRequest request =
                up(
                        configuration,
                        VoxFile.read(project),
                        kept,
                        usage,
                        Optional.empty(),
                        before.filter(CpuFile::isUsedBy).isPresent(),
                        timeout);
        configuration.warnings().forEach(warnings);
        return knowingFormer(request, before, kept);
    }

    /// A change of the model leaves the mode that the stack was started in, whoever named it then.
    private static EnvironmentFlags inModeOf(ComposeRecord record, EnvironmentFlags flags) {
        return record.mode().isEmpty()
                ? flags
                : flags.with(new Layer.Flag(Settings.MODE, "the running stack", record.mode()));
    }

    private ComposeRequest knowingFormer(
            ComposeRequest request, Optional<ComposeRecord> before, EnvironmentFlags flags) {
        return before.map(record ->
                        request.after(
                                new ComposeScope(
                                        record.name(),
                                        record.folder(),
                                        record.files(),
                                        record.profiles(),
                                        environmentOf(record, request.project(), flags))))
                .orElse(request);
    }

    private Map<String, String> environmentOf(
            ComposeRecord record, Project project, EnvironmentFlags flags) {
        Layer.Flag old =
                new Layer.Flag(
                        Settings.MODEL, StartWords.MODEL_ORIGIN, record.profile().orElse(null));
        return stack.read(project, flags.with(old)).variables().texts();
    }

    private ComposeModel model(Configuration configuration, VoxFile vox) {
        Map<String, String> environment = configuration.variables().texts();
        Project project = configuration.project();
        ComposeParts.Files files = parts.get().files();
        Optional<Path> first = files.first(project, vox, environment);
        if (first.isEmpty()) {
            throw new MissingPrerequisite(
                    "[compose] there is no Compose file in " + project.root(),
                    "name it: compose.files in vox.yaml, COMPOSE_FILE; without one vox dev runs the"
                            + " embedded stack, which has no infrastructure and nothing to build");
        }
        return files.read(project, vox, environment);
    }

    private static BuildPolicy builds(Configuration configuration) {
        Environment environment =
                Environment.of(
                        configuration.variables(),
                        List.of(Settings.FORCE_BUILD, Settings.SKIP_BUILD));
        boolean forced = environment.get(Settings.FORCE_BUILD);
        boolean never = environment.get(Settings.SKIP_BUILD);
        if (forced && never) {
            throw new InvalidConfiguration(
                    "[environment] FORCE_BUILD and SKIP_BUILD are both true", "unset one of them");
        }
        if (forced) {
            return BuildPolicy.FORCED;
        }
        return never ? BuildPolicy.NEVER : BuildPolicy.NEEDED;
    }
}
