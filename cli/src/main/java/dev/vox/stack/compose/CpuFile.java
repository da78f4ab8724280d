package dev.vox.stack.compose;

import dev.vox.env.Project;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.plan.CpuOverride;

import java.nio.file.Path;

/// The file that drops GPUs: `.vox/run/compose.cpu.yaml`.
///
/// @param path where it lies when containers are started
/// @param text what it says
public record CpuFile(Path path, String text) {
    private static final String NAME = "compose.cpu.yaml";

    /// That of a model some of whose services ask for a GPU; nothing is written yet.
    public static CpuFile of(Project project, ComposeModel model) {
        return new CpuFile(
                project.run().resolve(NAME), CpuOverride.text(CpuOverride.affected(model)));
    }

    /// Whether a stack was started with it.
    public static boolean isUsedBy(ComposeRecord record) {
        return record.files().stream().anyMatch(file -> file.endsWith(NAME));
    }

    void write(RunFolder folder) {
        folder.place(NAME, text);
    }
}
