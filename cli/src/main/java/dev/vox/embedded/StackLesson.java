package dev.vox.embedded;

import dev.vox.env.Environment;
import dev.vox.env.Project;
import dev.vox.env.Surroundings;
import dev.vox.problem.OperationFailed;
import dev.vox.stack.HealthProbe;
import dev.vox.stack.RunState;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.StackSettings;
import dev.vox.stack.UpRequest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A short life of a stack, from which the JVM learns what a stack needs; the build makes the AOT cache of it.
///
/// It goes the way that `vox dev` goes, on ports that the system chooses, and speaks a sentence to a client.
public final class StackLesson {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String SENTENCE = "The quick brown fox jumps over the lazy dog.";

    private final StackProcess process;
    private final HealthProbe probe;

    public StackLesson(StackProcess process, HealthProbe probe) {
        this.process = process;
        this.probe = probe;
    }

    /// Takes the lesson.
    ///
    /// @param project an empty folder
    /// @throws OperationFailed when the stack does not speak
    public void take(Project project) {
        StackSettings settings =
                StackSettings.of(Environment.resolve(List.of()), new Surroundings(false))
                        .onAnyPorts();
        UpRequest request = new UpRequest(project, settings, Map.of(), DEADLINE);
        Signals signals = Signals.install();
        try (EventPipe pipe = EventPipe.open(project.root().resolve("events"))) {
            process.run(
                    request,
                    pipe,
                    entry -> true,
                    run -> {
                        pipe.ready();
                        speak(run);
                        signals.end(StackEnd.TERMINATED);
                    },
                    signals);
        }
    }

    private void speak(RunState run) {
        if (!probe.ask(run.endpoint("health").address(), DEADLINE).healthy()) {
            throw new OperationFailed("[lesson] the stack is not healthy");
        }
        URI address = run.endpoint("websocket").address();
        try (LessonClient client = LessonClient.connect(address, DEADLINE)) {
            client.say(SENTENCE);
            client.hear("\"type\":\"audio\"");
        } catch (IOException e) {
            throw new OperationFailed("[lesson] the stack does not speak", null, e);
        }
    }
}
