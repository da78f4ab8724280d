package dev.vox.cli.repl;

import dev.vox.cli.repl.talk.ReplEvent;
import dev.vox.cli.repl.talk.Sound;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.voice.Loudspeaker;
import dev.vox.voice.device.Devices;
import dev.vox.voice.device.Microphone;
import dev.vox.voice.device.RawAudio;
import dev.vox.voice.device.Speaker;
import dev.vox.voice.sound.UserAudio;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The devices that were asked for, as far as they are there. One that is not is said once, and the loop goes on without.
final class SoundDevices implements AutoCloseable {
    private final List<ReplEvent> notes = new ArrayList<>();
    private @Nullable Microphone microphone;
    private @Nullable Speaker speaker;
    private @Nullable RawAudio raw;

    private SoundDevices() {}

    /// Opens them.
    ///
    /// @param terminal whether a person is there, who hears the stack unless it is said otherwise
    /// @param stdin raw audio; null when it is something else
    static SoundDevices open(
            ReplRequest.Audio audio,
            boolean terminal,
            @Nullable InputStream stdin,
            String searchPath) {
        SoundDevices opened = new SoundDevices();
        if (stdin != null) {
            opened.raw = new RawAudio(stdin);
        }
        Boolean wanted = audio.speaker();
        boolean heard = wanted == null ? terminal : wanted;
        if (!audio.none()) {
            opened.open(audio.microphone(), heard, new Devices(searchPath));
        }
        return opened;
    }

    private void open(boolean speaks, boolean hears, Devices devices) {
        if (speaks) {
            try {
                microphone = devices.microphone();
                note("microphone: " + microphone.name());
            } catch (MissingPrerequisite e) {
                note(e.getMessage() + ": going on with text and WAV files");
            }
        }
        if (hears) {
            try {
                speaker = devices.speaker();
                note("speaker: " + speaker.name());
            } catch (MissingPrerequisite e) {
                note(e.getMessage() + ": going on with text and WAV files");
            }
        }
    }

    private void note(String text) {
        notes.add(new ReplEvent.Note(text));
    }

    /// What there is to say of them.
    List<ReplEvent> notes() {
        return List.copyOf(notes);
    }

    /// The user's ends of the conversation.
    Sound sound() {
        Loudspeaker heard = speaker == null ? Loudspeaker.NONE : speaker;
        return new Sound(microphone, heard, speaker != null);
    }

    /// The audio on stdin.
    UserAudio stream() {
        return Objects.requireNonNull(raw, "opened with stdin");
    }

    @Override
    public void close() {
        close(microphone);
        close(speaker);
        if (raw != null) {
            raw.close();
        }
    }

    private static void close(@Nullable Closeable device) {
        try {
            if (device != null) {
                device.close();
            }
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
        }
    }
}
