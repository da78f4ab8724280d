package dev.vox.cli.repl.talk;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Loudspeaker;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Where the stack's audio goes: the speaker, a recording, and the memory of the last answer.
final class Outlets implements Loudspeaker {
    /// A minute.
    private static final int LONGEST_ANSWER = 60 * WireFormat.SAMPLE_RATE * Short.BYTES;

    private final Loudspeaker speaker;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean answered;
    private volatile @Nullable Recording recording;

    Outlets(Loudspeaker speaker) {
        this.speaker = speaker;
    }

    @Override
    public void take(byte[] pcm, long playsAt) {
        speaker.take(pcm, playsAt);
    }

    @Override
    public void drop() {
        speaker.drop();
    }

    @Override
    public Optional<String> problem() {
        return speaker.problem();
    }

    @Override
    public void played(byte[] pcm, int bytes, long playedAt) {
        speaker.played(pcm, bytes, playedAt);
        Recording running = recording;
        if (running != null) {
            running.played(pcm, bytes, playedAt);
        }
        remember(pcm, bytes);
    }

    private synchronized void remember(byte[] pcm, int bytes) {
        if (answered) {
            answer.reset();
            answered = false;
        }
        if (answer.size() + bytes <= LONGEST_ANSWER) {
            answer.write(pcm, 0, bytes);
        }
    }

    /// What is heard next is another answer.
    synchronized void answerOver() {
        answered = true;
    }

    /// The last answer, its first minute; s16le at 48 kHz.
    synchronized byte[] answer() {
        return answer.toByteArray();
    }

    /// Plays samples at once.
    void play(byte[] pcm) {
        speaker.take(pcm, 0);
    }

    /// Begins to record; a recording that runs is ended first.
    ///
    /// @return what to say of the one that was ended; empty for nothing
    String record(Path file) throws InterruptedException {
        String said = recording == null ? "" : end();
        recording = Recording.to(file);
        return said;
    }

    /// Ends the recording.
    ///
    /// @return what to say of it; empty when none runs
    String end() throws InterruptedException {
        Recording running = recording;
        recording = null;
        if (running == null) {
            return "";
        }
        String warning = running.finish();
        return warning.isEmpty() ? "recorded to " + running.file() : warning;
    }
}
