package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.Streams;
import dev.vox.cli.repl.Repl;
import dev.vox.cli.repl.ReplRequest;
import dev.vox.cli.repl.input.Completions;
import dev.vox.cli.repl.talk.Partner;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Profile;
import dev.vox.stack.StackService;
import dev.vox.stack.SwitchReport;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Talks to a stack, line by line or by a script.
public final class ReplCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox repl [OPTIONS] [HOST]";
    private static final Duration MODEL_TIMEOUT = Duration.ofMinutes(2);

    private final ContainerRequests requests;
    private final ModelSwitch switching;
    private final Streams streams;
    private final Map<String, String> variables;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable String host;
    private @Nullable String url;
    private @Nullable String voice;
    private boolean microphone;
    private @Nullable Boolean speaker;
    private boolean noAudio;
    private @Nullable String input;
    private @Nullable Path recording;
    private Duration timeout = Duration.ZERO;

    /// @param variables the process's environment
    public ReplCommand(
            Supplier<StackService> stack,
            ContainerRequests requests,
            Streams streams,
            Map<String, String> variables) {
        this.requests = requests;
        this.switching = new ModelSwitch(stack, requests);
        this.streams = streams;
        this.variables = Map.copyOf(variables);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Talk to the running stack, or to any that speaks its protocol.",
                        "A line is your turn; /help shows the commands. Ctrl-C stops the speech,"
                            + " Ctrl-D leaves. From a pipe, the lines are a script, and the exit"
                            + " code is 1 when an `expect` of it did not hold.")
                .with(project, output);
        arguments
                .optional(String.class, "HOST")
                .about("Another stack: localhost, localhost:8080, ws://host:8080.")
                .to(given -> host = given);
        arguments
                .option(String.class, "URL", "--url")
                .about("The same as HOST: ws://host:8080.")
                .to(given -> url = given);
        arguments
                .option(String.class, "ID", "--voice")
                .about("The voice to speak with; else the stack's own.")
                .to(given -> voice = given);
        arguments.flag("--mic").about("Be heard through the microphone.").to(on -> microphone = on);
        arguments
                .flag("--speaker")
                .about("Hear the stack from a script too; at a terminal it is heard anyway.")
                .to(on -> speaker = on);
        arguments.flag("--no-audio").about("Leave devices alone.").to(on -> noAudio = on);
        arguments
                .option(String.class, "FILE", "--in")
                .about("Speak a WAV file first; '-' is raw audio from stdin: s16le, 48 kHz, mono.")
                .to(given -> input = given);
        arguments
                .option(Path.class, "FILE", "--out")
                .about("Write what is heard as WAV.")
                .to(given -> recording = given);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("1m")
                .about(
                        "How long a script waits for an answer's end; ${DEFAULT-VALUE} unless"
                                + " given.")
                .to(given -> timeout = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        Output out = output.open();
        Project where = new Project(project.resolve());
        Partner partner = partner(where);
        ReplRequest request =
                new ReplRequest(
                        partner,
                        voice,
                        new ReplRequest.Audio(microphone, speaker, noAudio, input, recording),
                        timeout,
                        model -> change(where, model, out),
                        completions(where),
                        history(where, partner),
                        secret(where));
        return new Repl(request, streams, out, variables.getOrDefault("PATH", "")).run();
    }

    private void requireSense() {
        if (host != null && url != null) {
            throw new UsageProblem("HOST and --url exclude each other", null, USAGE);
        }
        if (noAudio && (microphone || speaker != null)) {
            throw new UsageProblem("--no-audio excludes --mic and --speaker", null, USAGE);
        }
        if (Repl.STANDARD_STREAM.equals(input) && (microphone || streams.inTerminal())) {
            throw new UsageProblem(
                    microphone
                            ? "--mic and --in - exclude each other"
                            : "stdin is a terminal, and no audio",
                    "redirect it: vox repl --in - < speech.raw",
                    USAGE);
        }
        if (voice != null && voice.isBlank()) {
            throw new UsageProblem("--voice is empty", null, USAGE);
        }
    }

    private Partner partner(Project where) {
        String address = url == null ? host : url;
        if (address != null) {
            return Partner.at(StackAddress.read(address, USAGE));
        }
        SpeechStack stack = SpeechStack.of(requests.status(where));
        return new Partner(
                stack.websocket(),
                stack.mode(),
                stack.model().isEmpty() ? null : stack.model(),
                true);
    }

    private String change(Project where, String model, Output out) throws InterruptedException {
        try {
            Named.requireModel(Catalogue.of(where), model, USAGE);
            SwitchReport report =
                    switching.change(
                            where,
                            ModelSwitch.naming(EnvironmentFlags.NONE, model),
                            MODEL_TIMEOUT,
                            USAGE,
                            out);
            if (!report.needsRestart().isEmpty()) {
                out.warn(SwitchViews.needsRestart(report));
            }
            return SwitchViews.sentence(report).text();
        } catch (UsageProblem e) {
            throw new MissingPrerequisite("[/model] " + e.getMessage(), e.hint().orElse(null), e);
        }
    }

    /// Those of the project; read only when they are asked for.
    private static Completions completions(Project where) {
        Supplier<List<String>> names = () -> Catalogue.of(where).names();
        Supplier<List<String>> voices =
                () -> Catalogue.of(where).profiles().stream().map(Profile::name).toList();
        return new Completions(voices, names);
    }

    /// Beside the state of the project whose stack it is, else among the user's own.
    private @Nullable Path history(Project where, Partner partner) {
        if (partner.ours()) {
            return where.state().resolve("history").resolve("repl");
        }
        String state = variables.getOrDefault("XDG_STATE_HOME", "");
        String home = variables.getOrDefault("HOME", "");
        if (!state.isBlank()) {
            return Path.of(state, "vox", "repl-history");
        }
        return home.isBlank() ? null : Path.of(home, ".local", "state", "vox", "repl-history");
    }

    private Predicate<String> secret(Project where) {
        Supplier<UnaryOperator<String>> masked = new Masking(where);
        return line -> !masked.get().apply(line).equals(line);
    }

    /// What masks secrets, made when the first line is typed.
    private final class Masking implements Supplier<UnaryOperator<String>> {
        private final Project where;
        private @Nullable UnaryOperator<String> made;

        Masking(Project where) {
            this.where = where;
        }

        @Override
        public UnaryOperator<String> get() {
            UnaryOperator<String> known = made;
            UnaryOperator<String> masked = known == null ? requests.known(where).masked() : known;
            made = masked;
            return masked;
        }
    }
}
