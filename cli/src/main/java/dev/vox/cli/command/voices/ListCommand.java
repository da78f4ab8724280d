package dev.vox.cli.command.voices;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.text.Nearest;
import dev.vox.voicepack.VoiceListing;

import java.util.List;
import java.util.concurrent.Callable;

/// Lists the voices.
public final class ListCommand implements Callable<Integer>, Declared {
    private static final List<String> ENGINES = List.of("kevin", "espeak", "piper");

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
        requireEngine();
        VoiceListing listing = voices.listing(new Project(project.resolve()));
        VoiceListing shown = engine.isEmpty() ? listing : listing.of(engine);
        Output out = output.open();
        shown.notes().forEach(out::warn);
        out.result(shown, VoiceViews::list);
        return ExitCode.OK;
    }

    private void requireEngine() {
        if (!engine.isEmpty() && !ENGINES.contains(engine)) {
            throw new UsageProblem(
                    "unknown engine '" + engine + "'",
                    Nearest.to(engine, ENGINES)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("there are: " + String.join(", ", ENGINES)),
                    "vox voices list [OPTIONS]");
        }
    }
}
