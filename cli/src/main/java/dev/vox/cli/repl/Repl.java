package dev.vox.cli.repl;

import dev.vox.cli.ExitCode;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.Streams;
import dev.vox.cli.repl.script.EventLog;
import dev.vox.cli.repl.script.Script;
import dev.vox.cli.repl.talk.Conversation;
import dev.vox.cli.repl.talk.Listener;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// Talks to a stack: with a person at a terminal, or by a script from a pipe.
public final class Repl {
    /// Raw audio on stdin.
    public static final String STANDARD_STREAM = "-";

    private static final int LONGEST_SCRIPT = 1 << 20;
    private static final Duration LONGEST_TALK = Duration.ofHours(12);

    private final ReplRequest request;
    private final Streams streams;
    private final Output output;
    private final String searchPath;

    /// @param searchPath folders in which programs for sound are looked for, as `PATH` has them
    public Repl(ReplRequest request, Streams streams, Output output, String searchPath) {
        this.request = request;
        this.streams = streams;
        this.output = output;
        this.searchPath = searchPath;
    }

    /// Talks until the user leaves, or the script is at its end.
    ///
    /// @return the exit code
    public int run() throws InterruptedException {
        if (STANDARD_STREAM.equals(request.audio().input())) {
            return stream();
        }
        return streams.inTerminal() ? atTerminal() : script();
    }

    private int atTerminal() throws InterruptedException {
        try (Keyboard keyboard = Keyboard.system(request, streams.out().terminal(), output.mode());
                SoundDevices devices = devices(true, null)) {
            Listener listener =
                    streams.out().terminal()
                            ? EventPrinter.to(output, keyboard::above)
                            : EventPrinter.to(output);
            return talk(keyboard, devices, listener);
        } catch (IOException e) {
            throw new OperationFailed("[terminal] " + e.getMessage(), null, e);
        }
    }

    /// The loop at a keyboard that is open.
    int talk(Keyboard keyboard, SoundDevices devices, Listener listener)
            throws InterruptedException {
        try (Conversation conversation = begin(devices, listener)) {
            speakFile(conversation);
            new Loop(keyboard, conversation).run();
        }
        return ExitCode.OK;
    }

    private int script() throws InterruptedException {
        Script script = Script.parse("stdin", text(streams.in()));
        EventLog log = new EventLog(EventPrinter.to(output));
        try (SoundDevices devices = devices(false, null);
                Conversation conversation = begin(devices, log)) {
            speakFile(conversation);
            if (!conversation.awaitQuiet(request.patience())) {
                throw new OperationFailed(
                        "[--in] the answer is not over after "
                                + Figures.duration(request.patience()),
                        "give it more time with --timeout");
            }
            boolean held = script.run(conversation, log, request.patience());
            return held ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    /// The user is heard through stdin, until its end and that of the answer.
    private int stream() throws InterruptedException {
        try (SoundDevices devices = devices(false, streams.in());
                Conversation conversation = begin(devices, EventPrinter.to(output))) {
            conversation.listen(devices.stream());
            conversation.awaitQuiet(LONGEST_TALK);
            return ExitCode.OK;
        }
    }

    private void speakFile(Conversation conversation) throws InterruptedException {
        String file = request.audio().input();
        if (file != null) {
            conversation.speak(Path.of(file));
        }
    }

    private SoundDevices devices(boolean terminal, @Nullable InputStream raw) {
        return SoundDevices.open(request.audio(), terminal, raw, searchPath);
    }

    private Conversation begin(SoundDevices devices, Listener listener)
            throws InterruptedException {
        Conversation conversation =
                Conversation.begin(
                        request.partner(),
                        request.voice(),
                        devices.sound(),
                        request.models(),
                        listener);
        devices.notes().forEach(conversation::tell);
        Path recording = request.audio().output();
        if (recording != null) {
            conversation.record(recording);
        }
        return conversation;
    }

    private static String text(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LONGEST_SCRIPT + 1);
            if (bytes.length > LONGEST_SCRIPT) {
                throw new OperationFailed("[stdin] a script holds 1 MiB at most");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OperationFailed("[stdin] cannot be read: " + e.getMessage(), null, e);
        }
    }
}
