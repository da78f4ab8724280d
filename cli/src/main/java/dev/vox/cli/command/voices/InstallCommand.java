package dev.vox.cli.command.voices;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.env.VoiceFolders;
import dev.vox.voicepack.PackInstaller;
import dev.vox.voicepack.VoicePack;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Installs a voice.
public final class InstallCommand implements Callable<Integer>, Declared {
    private final KnownVoices voices;
    private Path file = Path.of("");
    private boolean force;
    private boolean user;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    public InstallCommand(KnownVoices voices) {
        this.voices = voices;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Install a Piper voice that you have downloaded; nothing is downloaded"
                                + " here. It is checked whole before anything is put in its place.")
                .with(project, output);
        arguments
                .required(Path.class, "FILE")
                .about("The .onnx, its .onnx.json beside it; or a .zip or .tar.gz of both.")
                .to(given -> file = given);
        arguments
                .flag("--force")
                .about("Replace a voice of the same name.")
                .to(given -> force = given);
        arguments
                .flag("--user")
                .about("For all of the user's projects, not this one alone.")
                .to(given -> user = given);
    }

    @Override
    public Integer call() {
        Project here = new Project(project.resolve());
        Path folder = user ? voices.userFolder(here) : VoiceFolders.ofProject(here);
        VoicePack pack = new PackInstaller(folder).install(file, force);
        output.open()
                .result(voices.listing(here).find(pack.modelId()).orElseThrow(), VoiceViews::info);
        return ExitCode.OK;
    }
}
