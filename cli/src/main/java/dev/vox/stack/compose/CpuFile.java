package dev.vox.stack.compose;

import dev.vox.env.Project;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.plan.CpuOverride;

import java.nio.file.Path;

/// The file that drops GPUs: `.vox/run/compose.cpu.yaml`.
public final class CpuFile {
    private static final String NAME = "compose.cpu.yaml";

    private CpuFile() {}

    /// Writes it.
    ///
    /// @param model some of whose services ask for a GPU
    public static Path write(Project project, ComposeModel model) {
        RunFolder.create(project).place(NAME, CpuOverride.text(CpuOverride.affected(model)));
        return project.run().resolve(NAME);
    }
}
