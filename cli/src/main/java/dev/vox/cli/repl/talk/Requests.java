package dev.vox.cli.repl.talk;

import dev.vox.cli.repl.input.Input;
import dev.vox.cli.repl.input.Verb;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Command;
import dev.vox.voice.NetworkFaults;
import dev.vox.voice.TextRole;
import dev.vox.voice.sound.Backdrop;
import dev.vox.voice.sound.Clip;
import dev.vox.voice.sound.Noise;
import dev.vox.voice.sound.UserVoice;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Does what lines ask for. One thread.
final class Requests {
    private static final long SEED = 1;
    private static final String USUAL_WORDS = "Excuse me";

    private final Conversation conversation;
    private final Desk desk;
    private final Outlets outlets;
    private final ModelChange models;
    private @Nullable UserVoice userVoice;
    private @Nullable Input lastTurn;

    Requests(Conversation conversation, Desk desk, Outlets outlets, ModelChange models) {
        this.conversation = conversation;
        this.desk = desk;
        this.outlets = outlets;
        this.models = models;
    }

    /// Does it, and tells a failure.
    ///
    /// @return false when it was to leave
    boolean perform(Input input) throws InterruptedException {
        try {
            act(input);
        } catch (VoxException e) {
            desk.tell(
                    new ReplEvent.Problem(
                            "", String.valueOf(e.getMessage()), e.hint().orElse(null)));
        }
        return !(input instanceof Input.Quit);
    }

    private void act(Input input) throws InterruptedException {
        switch (input) {
            case Input.Nothing _, Input.Quit _ -> {}
            case Input.Turn turn -> turn(turn);
            case Input.Say say -> say(say);
            case Input.Pause _ -> conversation.talk().control(Command.PAUSE);
            case Input.Resume _ -> conversation.talk().control(Command.RESUME);
            case Input.Stop _ -> conversation.talk().control(Command.STOP);
            case Input.Voice(String id) -> voice(id);
            case Input.Model(String name) -> model(name);
            case Input.Mode(String word) -> mode(word);
            case Input.Wav wav -> speak(wav);
            case Input.Recording(Path file) -> record(file);
            case Input.Play(Path file) -> play(file);
            case Input.Interrupt(Duration after, String text) -> interrupt(after, text);
            case Input.Disturb(Noise kind, double below) -> disturb(kind, below);
            case Input.Loss(double percent) ->
                    degrade(percent / 100, conversation.faults().jitter());
            case Input.Jitter(Duration most) -> degrade(conversation.faults().loss(), most);
            case Input.Replay _ -> replay();
            case Input.Metrics _ -> lines(MinutesViews.figures(conversation.minutes().copy()));
            case Input.Transcript _ ->
                    lines(MinutesViews.transcript(conversation.minutes().copy()));
            case Input.Save(Path file) -> save(file);
            case Input.Help(Verb verb) -> help(verb);
        }
    }

    private void lines(Iterable<String> lines) {
        lines.forEach(line -> desk.tell(new ReplEvent.Done(line)));
    }

    private void turn(Input.Turn turn) throws InterruptedException {
        boolean answered = conversation.partner().knownMode().filter("agent"::equals).isPresent();
        lastTurn = turn;
        desk.minutes().typed(desk.now(), "user", turn.text());
        TextRole role = conversation.partner().answers() ? TextRole.USER : TextRole.UNSAID;
        conversation.talk().type(turn.text(), role, answered);
    }

    private void say(Input.Say say) throws InterruptedException {
        lastTurn = say;
        desk.minutes().typed(desk.now(), "assistant", say.text());
        conversation.talk().type(say.text(), TextRole.ASSISTANT, false);
    }

    private void voice(@Nullable String id) throws InterruptedException {
        if (id != null) {
            conversation.speakWith(id);
            return;
        }
        String model = conversation.partner().model();
        lines(
                List.of(
                        conversation
                                .voice()
                                .map("the voice is %s"::formatted)
                                .orElse(
                                        "the voice is the stack's own"
                                                + (model == null ? "" : ", " + model))));
    }

    private void model(@Nullable String name) throws InterruptedException {
        Partner partner = conversation.partner();
        if (name == null) {
            String model = partner.model();
            done(model == null ? "the model is not known from here" : "the model is " + model);
            return;
        }
        if (!partner.ours()) {
            throw new MissingPrerequisite(
                    "[/model] the stack at %s is not this project's".formatted(partner.address()),
                    "ask for one of its voices with /voice");
        }
        done(models.change(name));
        conversation.modelIs(name);
    }

    private void mode(@Nullable String word) {
        Partner partner = conversation.partner();
        String mode = partner.knownMode().orElse("not known from here");
        if (word == null || word.equals(partner.mode())) {
            done("the mode is " + mode);
            return;
        }
        String model = partner.model() == null ? "" : partner.model() + " ";
        throw new MissingPrerequisite(
                "[/mode] the mode of a stack that runs cannot be changed; it is " + mode,
                "start it anew: vox dev %s%s".formatted(model, word));
    }

    private void done(String text) {
        desk.tell(new ReplEvent.Done(text));
    }

    /// Speaks a file.
    ///
    /// @throws VoxException when it cannot be read, or the stack does not listen
    void speak(Input.Wav wav) throws InterruptedException {
        requireListener("/wav");
        Clip clip = clip(wav.file());
        lastTurn = wav;
        conversation.talk().speak(clip.play());
    }

    private void requireListener(String command) {
        Partner partner = conversation.partner();
        if (partner.textOnly()) {
            String model = partner.model() == null ? "" : partner.model() + " ";
            throw new MissingPrerequisite(
                    "[%s] a stack in legacy mode does not listen".formatted(command),
                    "start it anew: vox dev %sagent".formatted(model));
        }
    }

    private static Clip clip(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new MissingPrerequisite("[%s] there is no such file".formatted(file));
            }
            return Clip.wav(file);
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage());
            throw new OperationFailed(
                    words.contains(file.toString()) ? words : "[%s] %s".formatted(file, words),
                    null,
                    e);
        }
    }

    private void record(@Nullable Path file) throws InterruptedException {
        String ended = file == null ? outlets.end() : outlets.record(file);
        if (!ended.isEmpty()) {
            done(ended);
        }
        if (file != null) {
            done("recording to " + file);
        } else if (ended.isEmpty()) {
            throw new MissingPrerequisite(
                    "[/record] nothing is being recorded", "usage: " + Verb.RECORD.usage());
        }
    }

    private void play(@Nullable Path file) throws InterruptedException {
        if (!conversation.audible()) {
            throw new MissingPrerequisite(
                    "[/play] there is no speaker", "write what is heard to a file with /record");
        }
        byte[] pcm = file == null ? outlets.answer() : Pcm.toBytes(clip(file).samples());
        if (pcm.length == 0) {
            throw new MissingPrerequisite("[/play] nothing was said yet");
        }
        long next = System.nanoTime();
        for (int at = 0; at < pcm.length; at += WireFormat.FRAME_BYTES) {
            outlets.play(Arrays.copyOfRange(pcm, at, at + WireFormat.FRAME_BYTES));
            next += WireFormat.FRAME_DURATION.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
            if (Thread.interrupted()) {
                outlets.drop();
                return;
            }
        }
    }

    private void interrupt(Duration after, @Nullable String text) throws InterruptedException {
        Talk talk = conversation.talk();
        boolean speech =
                talk.session().dialect() && !conversation.partner().textOnly() && !talk.isDeaf();
        Clip words = speech ? voice().speak(text == null ? USUAL_WORDS : text) : null;
        talk.interrupt(new Interruption(after, words));
        done(
                "breaking in %d ms after the next audible sample, by %s"
                        .formatted(after.toMillis(), speech ? "speech" : "STOP"));
    }

    private UserVoice voice() {
        UserVoice known = userVoice;
        UserVoice loaded = known == null ? UserVoice.load() : known;
        userVoice = loaded;
        return loaded;
    }

    private void disturb(@Nullable Noise kind, double below) throws InterruptedException {
        if (kind == null) {
            conversation.surround(Backdrop.QUIET);
            done("no noise");
            return;
        }
        requireListener("/noise");
        Talk talk = conversation.talk();
        if (kind == Noise.COUGH) {
            talk.user().say(Noise.cough(-below, SEED).play(), () -> {});
        } else {
            talk.session().talk();
            conversation.surround(kind.at(-below, SEED, voice()));
        }
        done(String.format(Locale.ROOT, "%s, %.0f dB below speech", kind.label(), Math.abs(below)));
    }

    private void degrade(double loss, Duration jitter) throws InterruptedException {
        conversation.degrade(new NetworkFaults(loss, jitter, SEED));
        done(
                String.format(
                        Locale.ROOT, "loss %.1f %%, jitter %d ms", loss * 100, jitter.toMillis()));
    }

    private void replay() throws InterruptedException {
        Input last = lastTurn;
        if (last == null) {
            throw new MissingPrerequisite("[/replay] nothing was said yet");
        }
        act(last);
    }

    private void save(Path file) {
        MinutesFile.write(file, conversation.minutes().copy());
        done("saved to " + file);
    }

    private void help(@Nullable Verb verb) {
        if (verb != null) {
            done(verb.usage() + "  " + verb.help());
            return;
        }
        for (Verb each : Verb.values()) {
            done(String.format(Locale.ROOT, "%-44s %s", each.usage(), each.help()));
        }
        done("any other line is your turn; a trailing \\ goes on in the next line");
    }

    /// Lets the user's voice go.
    void close() {
        UserVoice loaded = userVoice;
        if (loaded != null) {
            loaded.close();
        }
    }
}
