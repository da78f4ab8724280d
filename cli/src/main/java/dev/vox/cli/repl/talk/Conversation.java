package dev.vox.cli.repl.talk;

import dev.vox.cli.repl.input.Input;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.voice.Command;
import dev.vox.voice.DuplexOptions;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.NetworkFaults;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.sound.Backdrop;
import dev.vox.voice.sound.UserAudio;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A conversation with a stack, over as many sessions as it takes: what is asked for is done, what happens is told.
///
/// One thread asks; any may ask whether the stack speaks, and stop it.
public final class Conversation implements AutoCloseable {
    private final VoiceClient client = new VoiceClient();
    private final Desk desk;
    private final Outlets outlets;
    private final Sound sound;
    private final Requests requests;
    private volatile Partner partner;
    private volatile @Nullable String voice;
    private NetworkFaults faults = NetworkFaults.NONE;
    private Backdrop room = Backdrop.QUIET;
    private volatile @Nullable Talk talk;

    private Conversation(
            Partner partner,
            @Nullable String voice,
            Sound sound,
            ModelChange models,
            Listener listener) {
        this.partner = partner;
        this.voice = voice;
        this.sound = sound;
        this.desk = new Desk(listener);
        this.outlets = new Outlets(sound.speaker());
        this.requests = new Requests(this, desk, outlets, models);
    }

    /// Begins a conversation.
    ///
    /// @param voice to speak with; null for the stack's own
    /// @throws MissingPrerequisite when nothing listens at the address
    /// @throws OperationFailed when what listens is no orchestrator, or refuses the session
    public static Conversation begin(
            Partner partner,
            @Nullable String voice,
            Sound sound,
            ModelChange models,
            Listener listener)
            throws InterruptedException {
        Conversation conversation = new Conversation(partner, voice, sound, models, listener);
        try {
            conversation.open();
            return conversation;
        } catch (RuntimeException | InterruptedException e) {
            conversation.close();
            throw e;
        }
    }

    /// Does what was asked for; what comes of it is told, a failure too.
    ///
    /// @return false when it was to leave
    public boolean perform(Input input) throws InterruptedException {
        return requests.perform(input);
    }

    /// Tells what is not of the stack's doing.
    public void tell(ReplEvent event) {
        desk.tell(event);
    }

    /// Since it began.
    public Duration now() {
        return desk.now();
    }

    /// Who said what, and what was measured.
    public Minutes minutes() {
        return desk.minutes();
    }

    /// Whether the stack speaks.
    public boolean isSpeaking() {
        Talk current = talk;
        return current != null && !current.isOver() && current.isSpeaking();
    }

    /// Drops what is left of the speech.
    public void stop() throws InterruptedException {
        Talk current = talk;
        if (current != null && !current.isOver()) {
            current.control(Command.STOP);
        }
    }

    /// Lets the user be heard until the audio is at its end.
    public void listen(UserAudio audio) throws InterruptedException {
        talk().speak(audio);
    }

    /// Speaks a WAV file.
    ///
    /// @throws dev.vox.problem.VoxException when it cannot be read, or the stack does not listen
    public void speak(Path file) throws InterruptedException {
        requests.speak(new Input.Wav(file));
    }

    /// Waits until what was begun is over.
    ///
    /// @return false when it took longer
    public boolean awaitQuiet(Duration most) throws InterruptedException {
        Talk current = talk;
        return current == null || current.awaitQuiet(most);
    }

    /// Writes what is heard from here on; it is there when the conversation ends.
    public void record(Path file) throws InterruptedException {
        outlets.record(file);
    }

    /// The session that is open; a new one where the last is over.
    Talk talk() throws InterruptedException {
        Talk current = talk;
        if (current != null && !current.isOver()) {
            return current;
        }
        if (current != null) {
            current.close();
        }
        return open();
    }

    private Talk open() throws InterruptedException {
        DuplexOptions options =
                DuplexOptions.of(partner.address())
                        .with(SessionOptions.of(partner.address()).withVoice(voice))
                        .with(faults)
                        .silent();
        DuplexSession session = client.converse(options, outlets);
        String dialect = session.dialect() ? "vox" : "legacy";
        desk.tell(
                new ReplEvent.Connected(
                        partner.address().toString(), session.id(), dialect, voice));
        session.surround(room);
        Talk opened = Talk.begin(session, desk, outlets);
        talk = opened;
        UserAudio microphone = sound.microphone();
        if (microphone != null) {
            opened.user().open(microphone);
        }
        return opened;
    }

    Partner partner() {
        return partner;
    }

    /// The voice that was asked for and is spoken with; empty for the stack's own.
    Optional<String> voice() {
        Talk current = talk;
        boolean refused = current != null && current.isVoiceRefused();
        return refused ? Optional.empty() : Optional.ofNullable(voice);
    }

    /// The stack speaks with another model from now on.
    void modelIs(String model) {
        partner = new Partner(partner.address(), partner.mode(), model, partner.ours());
    }

    /// Goes on in a new session with another voice.
    void speakWith(String other) throws InterruptedException {
        Talk current = talk;
        if (current != null) {
            current.close();
        }
        voice = other;
        open();
    }

    void degrade(NetworkFaults network) throws InterruptedException {
        faults = network;
        talk().session().degrade(network);
    }

    NetworkFaults faults() {
        return faults;
    }

    void surround(Backdrop backdrop) throws InterruptedException {
        room = backdrop;
        talk().session().surround(backdrop);
    }

    boolean audible() {
        return sound.audible();
    }

    /// Says good-bye, and completes a recording.
    @Override
    public void close() {
        Talk current = talk;
        if (current != null) {
            current.close();
        }
        client.close();
        requests.close();
        endRecording();
    }

    private void endRecording() {
        // Whoever was interrupted has still heard what is on its way to the disk.
        boolean interrupted = Thread.interrupted();
        try {
            String said = outlets.end();
            if (!said.isEmpty()) {
                desk.tell(new ReplEvent.Done(said));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
