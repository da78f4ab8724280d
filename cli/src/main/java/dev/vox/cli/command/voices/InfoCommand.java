package dev.vox.cli.command.voices;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.text.Nearest;
import dev.vox.voicepack.Voice;
import dev.vox.voicepack.VoiceListing;

import java.util.concurrent.Callable;

/// Shows one voice.
public final class InfoCommand implements Callable<Integer>, Declared {
    private final KnownVoices voices;
    private String word = "";

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    public InfoCommand(KnownVoices voices) {
        this.voices = voices;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Show a voice, and whether its files are those that were installed.")
                .with(project, output);
        arguments
                .required(String.class, "VOICE")
                .about("Its model id, or the name of its pack.")
                .to(given -> word = given);
    }

    @Override
    public Integer call() {
        VoiceListing listing = voices.listing(new Project(project.resolve()));
        Voice voice = listing.find(word).orElseThrow(() -> unknown(listing));
        output.open().result(voice, VoiceViews::info);
        return switch (voice.state()) {
            case READY -> ExitCode.OK;
            case MISSING, BROKEN -> ExitCode.NEGATIVE;
        };
    }

    private UsageProblem unknown(VoiceListing listing) {
        String near =
                Nearest.to(word, listing.voices().stream().map(Voice::id).toList())
                        .map("did you mean '%s'? "::formatted)
                        .orElse("");
        return new UsageProblem(
                "unknown voice '" + word + "'",
                near + "see them all: vox voices list",
                "vox voices info VOICE [OPTIONS]");
    }
}
