package dev.vox.stack.compose;

import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.problem.VoxException;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.model.ComposeModel;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where the containers of a project are looked for: what was written down when they were started, else what its Compose
/// files say.
///
/// @param record null when nothing was written down
/// @param model null when there are no files, or they cannot be read
/// @param broken why they cannot be read; null when they can, or are not there
record ComposeSite(
        Project project,
        Map<String, String> environment,
        @Nullable ComposeRecord record,
        @Nullable ComposeModel model,
        @Nullable VoxException broken) {

    /// The quick look: the record alone names the project; files are read only without it.
    ///
    /// @return empty when the project has nothing to do with containers
    static Optional<ComposeSite> quick(
            ComposeParts parts, Project project, Map<String, String> environment) {
        ComposeRecord record = RunFolder.find(project).flatMap(ComposeRecord::read).orElse(null);
        return record == null
                ? whole(parts, project, environment)
                : Optional.of(new ComposeSite(project, environment, record, null, null));
    }

    /// The record and the files. Files that cannot be read keep nobody from ending what they started.
    ///
    /// @return empty when the project has nothing to do with containers
    static Optional<ComposeSite> whole(
            ComposeParts parts, Project project, Map<String, String> environment) {
        ComposeRecord record = RunFolder.find(project).flatMap(ComposeRecord::read).orElse(null);
        ComposeModel model = null;
        VoxException broken = null;
        try {
            VoxFile vox = VoxFile.read(project);
            if (parts.files().first(project, vox, environment).isPresent()) {
                model = parts.files().read(project, vox, environment);
            }
        } catch (VoxException e) {
            broken = e;
        }
        boolean nothing = record == null && model == null && broken == null;
        return nothing
                ? Optional.empty()
                : Optional.of(new ComposeSite(project, environment, record, model, broken));
    }

    /// The name of the Compose project.
    ///
    /// @throws VoxException when only its files know it and they cannot be read
    String name() {
        if (record != null) {
            return record.name();
        }
        if (model != null) {
            return model.name();
        }
        throw Objects.requireNonNull(broken);
    }

    /// What a call of Compose about all of it is about: every profile is named. Without files that can be read the labels of the
    /// containers say what belongs to it.
    ComposeScope everything() {
        String name = name();
        if (model != null && model.name().equals(name)) {
            return new ComposeScope(
                    name,
                    model.folder(),
                    model.files(),
                    List.copyOf(model.profiles()),
                    environment);
        }
        if (record != null && broken == null && record.files().stream().allMatch(Files::exists)) {
            return record.scope(environment);
        }
        return ComposeScope.labelled(name, project.root(), environment);
    }
}
