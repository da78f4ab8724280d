package dev.vox.cli.command.voices;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.voicepack.VoiceListing;

import java.util.concurrent.Callable;

/// Lists the voices.
public final class ListCommand implements Callable<Integer>, Declared {
    private final KnownVoices voices;
    private String engine = "";

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    public ListCommand(KnownVoices voices) {
        this.voices = voices;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Show the voices of the engines and of the voice packs, and those that"
                                + " profiles name and that are not installed.")
                .with(project, output);
        arguments
                .option(String.class, "NAME", "--engine")
                .about("Only those of this engine: kevin, espeak or piper.")
                .to(given -> engine = given);
    }

    @Override
    public Integer call() {
        VoiceListing listing = voices.listing(new Project(project.resolve()));
        VoiceListing shown = engine.isEmpty() ? listing : listing.of(engine);
        Output out = output.open();
        shown.notes().forEach(out::warn);
        out.result(shown, VoiceViews::list);
        return ExitCode.OK;
    }
}
