package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.stack.StackStatus;
import dev.vox.voice.AudioOutput;
import dev.vox.voice.Pace;
import dev.vox.voice.SayReport;
import dev.vox.voice.SayRequest;
import dev.vox.voice.SayService;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.SpokenText;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/// Speaks a text through the running stack.
public final class SayCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox say [OPTIONS] TEXT...";
    private static final String STANDARD_STREAM = "-";

    private final Function<Project, StackStatus> stack;
    private final Supplier<SayService> service;
    private final Streams streams;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable String file;
    private @Nullable String target;
    private boolean play;
    private @Nullable String voice;
    private List<String> words = new ArrayList<>();

    /// A command that asks what is up, and speaks through it.
    public SayCommand(
            Function<Project, StackStatus> stack, Supplier<SayService> service, Streams streams) {
        this.stack = stack;
        this.service = service;
        this.streams = streams;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Speak a text through the running stack.",
                        "Prints first-audio latency, audio length and real-time factor. The audio"
                                + " comes as fast as it is made; with --play, in real time.")
                .with(project, output);
        arguments
                .option(String.class, "FILE", "-f", "--file")
                .about("Speak a text file, sentence by sentence; '-' is stdin.")
                .to(given -> file = given);
        arguments
                .option(String.class, "FILE", "-o", "--output")
                .about("Write the audio as WAV, 48 kHz mono 16-bit; '-' is stdout.")
                .to(given -> target = given);
        arguments.flag("--play").about("Play the audio while it comes.").to(on -> play = on);
        arguments
                .option(String.class, "ID", "--voice")
                .about("The voice to speak with; else the stack's own.")
                .to(given -> voice = given);
        arguments
                .rest(String.class, "TEXT")
                .about("What to say; several words are one text.")
                .to(given -> words = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        requireValue("--voice", voice);
        requireValue("--output", target);
        boolean audioOnStdout = STANDARD_STREAM.equals(target);
        if (audioOnStdout && streams.out().terminal()) {
            throw new UsageProblem(
                    "stdout is a terminal, and audio is no text",
                    "redirect it: vox say -o - TEXT > speech.wav",
                    USAGE);
        }
        Output out = audioOnStdout ? output.openOnStderr() : output.open();
        try (SpokenText text = text()) {
            SayReport report = say(text, out);
            out.result(report, SayViews::report);
            if (report.narration().frames() == 0) {
                out.warn("no audio came: the voice makes no sound of this text");
            }
        }
        return ExitCode.OK;
    }

    private static void requireValue(String option, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new UsageProblem(option + " is empty", null, USAGE);
        }
    }

    private SayReport say(SpokenText text, Output out) throws InterruptedException {
        if (!text.sentences().hasNext()) {
            throw new UsageProblem(
                    "[%s] there is nothing to say".formatted(text.name()), null, USAGE);
        }
        SpeechStack stack = running();
        SayRequest request =
                new SayRequest(
                        SessionOptions.of(stack.websocket())
                                .withVoice(voice)
                                .withPace(play ? Pace.REALTIME : Pace.FAST),
                        voice == null ? stack.model() : voice,
                        text,
                        audio(),
                        play);
        try (ProgressDisplay progress = out.progress("speaking")) {
            return service.get().say(request, progress);
        }
    }

    private SpokenText text() {
        if (file == null) {
            return SpokenText.of(String.join(" ", words));
        }
        if (!words.isEmpty()) {
            throw new UsageProblem("TEXT and --file exclude each other", null, USAGE);
        }
        return file.equals(STANDARD_STREAM)
                ? SpokenText.of("stdin", streams.in())
                : SpokenText.of(Path.of(file));
    }

    private AudioOutput audio() {
        if (target == null) {
            return new AudioOutput.None();
        }
        return target.equals(STANDARD_STREAM)
                ? new AudioOutput.Stream(output.open().bytes())
                : new AudioOutput.File(Path.of(target));
    }

    private SpeechStack running() {
        return SpeechStack.of(stack.apply(new Project(project.resolve())));
    }
}
