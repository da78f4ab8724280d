package dev.vox.cli.command.scenario;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.SpeechStack;
import dev.vox.cli.command.StackAddress;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Format;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.RecordStream;
import dev.vox.env.Project;
import dev.vox.stack.StackStatus;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Action;
import dev.vox.voice.scenario.Outcome;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioEngine;
import dev.vox.voice.scenario.ScenarioListener;
import dev.vox.voice.scenario.ScenarioResult;
import dev.vox.voice.scenario.TimedEvent;
import dev.vox.voice.sound.UserVoice;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Holds the conversation of a scenario with a stack.
public final class RunCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox scenario run FILE|NAME [OPTIONS]";

    private final Function<Project, StackStatus> stack;
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private String word = "";
    private @Nullable String url;

    /// A command that asks what is up, and talks to it.
    public RunCommand(Function<Project, StackStatus> stack) {
        this.stack = stack;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Hold a conversation by a file: speak, interrupt, and check what comes of"
                                + " it.",
                        "Prints what happens while it happens, and the figures at the end; exit 1"
                                + " when an expectation was not met.")
                .with(project, output);
        arguments
                .option(String.class, "URL", "--url")
                .about("Where an orchestrator listens, ws://HOST:PORT; else the running stack.")
                .to(given -> url = given);
        arguments
                .required(String.class, "FILE|NAME")
                .about("The scenario's file, or the name of a shipped one.")
                .to(given -> word = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Scenario scenario = ScenarioWord.read(word, USAGE);
        URI address = url == null ? running() : StackAddress.read(url, USAGE);
        Output out = output.open();
        ScenarioResult result;
        try (VoiceClient client = new VoiceClient();
                UserVoice voice = UserVoice.load()) {
            result =
                    new ScenarioEngine(client, voice)
                            .run(scenario, address, new Reporting(out, scenario));
        }
        out.<ScenarioResult>stream(ScenarioViews::summary).emit(result);
        return result.met() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private URI running() {
        return SpeechStack.of(stack.apply(new Project(project.resolve()))).websocket();
    }

    /// Shows what happens while it happens.
    private static final class Reporting implements ScenarioListener {
        private final Scenario scenario;
        private final RecordStream<Progressed> stream;

        Reporting(Output out, Scenario scenario) {
            this.scenario = scenario;
            RecordStream<Progressed> all = out.stream(ScenarioViews::progressed);
            boolean human = out.mode().format() == Format.HUMAN;
            this.stream = human ? item -> showToPeople(all, item) : all;
        }

        private static void showToPeople(RecordStream<Progressed> all, Progressed item) {
            if (!(item instanceof Progressed.Happened(int _, TimedEvent event))
                    || ScenarioViews.worthShowing(event.event())) {
                all.emit(item);
            }
        }

        @Override
        public void began(int run, int turn, Action action) {
            stream.emit(new Progressed.Began(run, scenario.repeat(), turn, action.label()));
        }

        @Override
        public void happened(int run, TimedEvent event) {
            stream.emit(new Progressed.Happened(run, event));
        }

        @Override
        public void decided(int run, int turn, Outcome outcome) {
            stream.emit(new Progressed.Decided(run, turn, outcome));
        }
    }
}
