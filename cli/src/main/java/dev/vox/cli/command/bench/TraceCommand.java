package dev.vox.cli.command.bench;

import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.trace.Lead;
import dev.vox.bench.trace.PerfettoTrace;
import dev.vox.bench.trace.ScenarioLead;
import dev.vox.bench.trace.TraceEngine;
import dev.vox.bench.trace.TraceFile;
import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.command.scenario.ScenarioWord;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.progress.Progress;
import dev.vox.voice.NetworkFaults;
import dev.vox.voice.TextRole;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Action;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.Start;
import dev.vox.voice.scenario.Turn;
import dev.vox.voice.sound.UserVoice;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Records one conversation.
public final class TraceCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox bench trace [SCENARIO|FILE] [OPTIONS]";
    private static final String USUAL = "barge-in";
    private static final int FULL_RATE = 48_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final TraceParts parts;
    private final TargetOptions targets = TargetOptions.one();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable String word;
    private @Nullable String text;
    private @Nullable Path wav;
    private @Nullable String voice;
    private @Nullable Path target;
    private @Nullable Path from;
    private @Nullable Path perfetto;

    /// A command that works with some parts.
    public TraceCommand(TraceParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Record one conversation: audio in and out, events, environment.",
                        "The file is a ZIP of a stereo WAV, a timeline and a fingerprint; vox"
                                + " replay holds the conversation again. Ctrl-C ends the"
                                + " conversation, and what there is by then is written. Exit 1 when"
                                + " a turn never began, or the recording is not whole.")
                .with(targets, project, output);
        arguments
                .option(Path.class, "FILE", "-o", "--output")
                .about("The file; else the scenario's name, the time and .voxtrace.")
                .to(given -> target = given);
        arguments
                .option(String.class, "TEXT", "--text")
                .about("Type a text instead, and listen to what comes of it.")
                .to(given -> text = given);
        arguments
                .option(Path.class, "FILE", "--wav")
                .about("Play a WAV file into the microphone instead.")
                .to(given -> wav = given);
        arguments
                .option(String.class, "ID", "--voice")
                .about("The voice to speak with; else the stack's own.")
                .to(given -> voice = given);
        arguments
                .option(Path.class, "FILE", "--perfetto")
                .about("Write it as trace events, too, for ui.perfetto.dev.")
                .to(given -> perfetto = given);
        arguments
                .option(Path.class, "FILE.voxtrace", "--from")
                .about("Record nothing: a file that was recorded, for --perfetto.")
                .to(given -> from = given);
        arguments
                .optional(String.class, "SCENARIO|FILE")
                .about("A scenario's name or file (vox scenario list); barge-in unless given.")
                .to(given -> word = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        requireOneLead();
        if (from != null) {
            return convert(from);
        }
        Scenario scenario = scenario();
        Project here = new Project(project.resolve());
        TargetRequest request = targets.request(here, USAGE);
        Output out = output.open();
        Path file = target == null ? usualFile(scenario) : target;
        requireApart("-o", file);
        TraceEngine.Recorded recorded = record(here, request, scenario, file, out);
        if (perfetto != null) {
            picture(file, perfetto);
        }
        out.result(new TraceViews.Shown(file, perfetto, recorded.manifest()), TraceViews::recorded);
        recorded.manifest().flaws().forEach(out::warn);
        if (recorded.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        boolean whole = recorded.led() && recorded.manifest().partial().isEmpty();
        return whole ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private void requireOneLead() {
        long leads = Stream.of(word, text, wav, from).filter(Objects::nonNull).count();
        if (leads > 1) {
            throw new UsageProblem(
                    "SCENARIO, --text, --wav and --from exclude each other",
                    "name one of them",
                    USAGE);
        }
        if (from != null && perfetto == null) {
            throw new UsageProblem("--from needs --perfetto", "say where: --perfetto FILE", USAGE);
        }
        if (from != null && (target != null || voice != null || targets.any())) {
            throw new UsageProblem(
                    "--from records nothing: -o, --voice and what names a stack have no meaning",
                    null,
                    USAGE);
        }
        if (text != null && text.isBlank()) {
            throw new UsageProblem("--text is empty", null, USAGE);
        }
    }

    /// A picture must not take the place of the recording that it is made of.
    private void requireApart(String option, Path recording) {
        if (perfetto != null
                && perfetto.toAbsolutePath()
                        .normalize()
                        .equals(recording.toAbsolutePath().normalize())) {
            throw new UsageProblem(
                    "%s and --perfetto are both %s".formatted(option, perfetto),
                    "write the picture to a file of its own",
                    USAGE);
        }
    }

    private int convert(Path recorded) {
        requireApart("--from", recorded);
        Path picture = Objects.requireNonNull(perfetto);
        try (TraceFile trace = TraceFile.open(recorded)) {
            PerfettoTrace.write(trace, picture);
            output.open()
                    .result(
                            new TraceViews.Shown(recorded, picture, trace.manifest()),
                            TraceViews::recorded);
        }
        return ExitCode.OK;
    }

    private static void picture(Path file, Path picture) {
        try (TraceFile trace = TraceFile.open(file)) {
            PerfettoTrace.write(trace, picture);
        }
    }

    private Scenario scenario() {
        if (text != null) {
            return of("text", new Action.Type(text, TextRole.UNSAID));
        }
        if (wav != null) {
            return of("wav", new Action.Wav(wav, wav.toString()));
        }
        return ScenarioWord.read(word == null ? USUAL : word, USAGE);
    }

    private static Scenario of(String name, Action action) {
        return new Scenario(
                name,
                "",
                FULL_RATE,
                List.of(),
                NetworkFaults.NONE,
                1,
                0,
                List.of(new Turn(action, new Start.Next(), List.of())));
    }

    private Path usualFile(Scenario scenario) {
        String name = scenario.name().replaceAll("[^\\w.-]+", "-");
        return Path.of(
                "%s-%s.voxtrace".formatted(name, STAMP.format(parts.bench().clock().instant())));
    }

    private TraceEngine.Recorded record(
            Project here, TargetRequest request, Scenario scenario, Path file, Output out)
            throws InterruptedException {
        try (UserVoice user = UserVoice.load()) {
            return parts.record(
                    here,
                    request,
                    voice,
                    file,
                    out,
                    "recording",
                    (client, progress) -> lead(scenario, client, user, progress));
        }
    }

    private Lead lead(Scenario scenario, VoiceClient client, UserVoice user, Progress progress) {
        boolean waits = text != null || wav != null;
        return new ScenarioLead(
                scenario, client, user, text == null, waits ? PATIENCE : Duration.ZERO, progress);
    }
}
