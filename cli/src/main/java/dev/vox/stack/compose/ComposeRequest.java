package dev.vox.stack.compose;

import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.profile.Configuration;
import dev.vox.profile.Profile;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.plan.BuildPolicy;
import dev.vox.stack.compose.plan.ServiceSelection;
import dev.vox.stack.compose.plan.ServiceWish;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Asks for a stack in containers.
///
/// @param project where
/// @param vox what `vox.yaml` says
/// @param configuration the layers and the model that they choose
/// @param model the Compose files, with the variables of the layers in them
/// @param cpu the file that drops GPUs; null when nothing is dropped
/// @param shown the settings by variable, as they may be written down
/// @param extent how much of it is wanted
/// @param builds when images are built
/// @param former what calls of Compose were about before this changes the model; null when that is not known
/// @param timeout until every service must be ready, counted from when they are started
public record ComposeRequest(
        Project project,
        VoxFile vox,
        Configuration configuration,
        ComposeModel model,
        @Nullable CpuFile cpu,
        Map<String, String> shown,
        Extent extent,
        BuildPolicy builds,
        @Nullable ComposeScope former,
        Duration timeout) {
    /// How much of a stack is wanted.
    public enum Extent {
        /// What a model and a mode need.
        STACK,
        /// What every model needs: neither worker nor orchestrator.
        INFRASTRUCTURE
    }

    public ComposeRequest {
        shown = Map.copyOf(shown);
    }

    /// Whether Compose files have what the profile of a configuration names.
    public static boolean fits(Configuration configuration, VoxFile vox, ComposeModel model) {
        ComposeRequest request = of(configuration, vox, model);
        return ServiceSelection.has(
                model, ComposePlanning.roles(request), ComposePlanning.wish(request));
    }

    /// The services that run for the profile of a configuration.
    public static ServiceSelection selection(
            Configuration configuration, VoxFile vox, ComposeModel model) {
        ComposeRequest request = of(configuration, vox, model);
        return ServiceSelection.of(
                model, ComposePlanning.roles(request), ComposePlanning.wish(request));
    }

    private static ComposeRequest of(Configuration configuration, VoxFile vox, ComposeModel model) {
        return new ComposeRequest(
                configuration.project(),
                vox,
                configuration,
                model,
                null,
                Map.of(),
                Extent.STACK,
                BuildPolicy.NEEDED,
                null,
                Duration.ofSeconds(1));
    }

    /// The service that speaks with a profile; empty when the files have none for it.
    public Optional<String> worker(Profile profile) {
        ServiceWish wish =
                new ServiceWish(profile.name(), profile.family(), profile.compose(), Set.of());
        return Optional.ofNullable(
                ServiceSelection.of(model, ComposePlanning.roles(this), wish).worker());
    }

    /// The same, which knows what calls of Compose were about before.
    public ComposeRequest after(ComposeScope scope) {
        return new ComposeRequest(
                project, vox, configuration, model, cpu, shown, extent, builds, scope, timeout);
    }

    /// What calls of Compose are about whose profiles are these.
    ComposeScope scope(Collection<String> profiles) {
        return new ComposeScope(
                model.name(), model.folder(), files(), List.copyOf(profiles), environment());
    }

    private List<Path> files() {
        return cpu == null
                ? model.files()
                : Stream.concat(model.files().stream(), Stream.of(cpu.path())).toList();
    }

    /// What calls of Compose are about that leave no service out.
    ComposeScope everything() {
        return scope(model.profiles());
    }

    /// A line as it may be shown.
    String masked(String line) {
        return configuration.variables().secrets().masked(line);
    }

    /// The orchestrator's mode, as a variable writes it.
    public String mode() {
        return shown.getOrDefault(Settings.MODE.variable(), "");
    }

    /// The variables that Compose gets.
    public Map<String, String> environment() {
        return configuration.variables().texts();
    }
}
