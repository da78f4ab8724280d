package dev.vox.cli;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.BackendWord;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.lint.Subject;
import dev.vox.profile.Configuration;
import dev.vox.profile.LintSubjects;
import dev.vox.stack.compose.ComposeParts;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.validate.check.config.ComposeChoice;
import dev.vox.validate.check.config.ProjectSource;

import java.util.Map;
import java.util.Optional;

/// Reads a project's files as `vox dev` does.
///
/// @param process the environment of the tool
/// @param lenient whether a line of variables that is wrong says nothing, rather than making the whole unreadable
record ProjectFiles(Map<String, String> process, ComposeParts parts, boolean lenient)
        implements ProjectSource {
    @Override
    public Configuration configuration(Project project) {
        if (lenient) {
            return Configuration.readLeniently(
                    project, process, EnvironmentFlags.NONE, mistake -> {});
        }
        return Configuration.read(project, process, EnvironmentFlags.NONE);
    }

    @Override
    public Subject variables(Project project) throws InterruptedException {
        return LintSubjects.of(project, process, EnvironmentFlags.NONE);
    }

    @Override
    public int ownFile(Project project) {
        return VoxFile.read(project).places().size();
    }

    @Override
    public Optional<ComposeChoice> compose(Project project, String word) {
        VoxFile vox = VoxFile.read(project);
        Configuration configuration =
                word.isEmpty()
                        ? configuration(project)
                        : Configuration.read(project, process, ofModel(word));
        Map<String, String> environment = configuration.variables().texts();
        if (parts.files().first(project, vox, environment).isEmpty()) {
            return Optional.empty();
        }
        ComposeModel model = parts.files().read(project, vox, environment);
        return Optional.of(
                new ComposeChoice(
                        model,
                        ComposeRequest.selection(configuration, vox, model),
                        !word.isEmpty() || runs(configuration, vox, model),
                        parts.images().unstaged(project, model)));
    }

    private static EnvironmentFlags ofModel(String word) {
        return EnvironmentFlags.NONE.with(
                new Layer.Flag(Settings.MODEL, "the running stack", word));
    }

    /// What `backend: auto` comes to where an engine answers.
    private static boolean runs(Configuration configuration, VoxFile vox, ComposeModel model) {
        BackendWord word = vox.backend() == null ? BackendWord.AUTO : vox.backend().value();
        return switch (word) {
            case COMPOSE -> true;
            case EMBEDDED -> false;
            case AUTO ->
                    configuration.profile().compose() != null
                            && ComposeRequest.fits(configuration, vox, model);
        };
    }
}
