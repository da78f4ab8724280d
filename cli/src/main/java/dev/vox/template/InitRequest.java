package dev.vox.template;

import java.nio.file.Path;

/// What `vox init` is asked to do.
///
/// @param folder the project to be, absolute; it need not exist
/// @param force whether a file that differs is overwritten
/// @param dryRun whether to write nothing and to say what would be done
/// @param template what kind of project it is to be
public record InitRequest(Path folder, boolean force, boolean dryRun, Template template) {
    /// Asks for a project without containers.
    public InitRequest(Path folder, boolean force, boolean dryRun) {
        this(folder, force, dryRun, Template.PROJECT);
    }
}
