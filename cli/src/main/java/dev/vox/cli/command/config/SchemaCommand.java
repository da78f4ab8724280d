package dev.vox.cli.command.config;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.config.VoxFileSchema;

import java.util.concurrent.Callable;

/// Prints the JSON schema of `vox.yaml`, in every form of output.
public final class SchemaCommand implements Callable<Integer>, Declared {
    private final OutputOptions output = new OutputOptions();

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Print the JSON schema of vox.yaml, for editors.").with(output);
    }

    @Override
    public Integer call() {
        output.open().text(VoxFileSchema.text());
        return ExitCode.OK;
    }
}
