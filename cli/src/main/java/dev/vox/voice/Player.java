package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.runtime.audio.WavWriter;
import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The machine's audio player, at work on one speech. Closing it before it has finished silences it.
final class Player implements FrameSink, AutoCloseable {
    /// How long a player may go on beyond the length of what it was given.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final PlayerProgram.Located located;
    private final Path folder;
    private final Path errors;
    private final Path recording;
    private @Nullable Process process;
    private @Nullable OutputStream input;
    private @Nullable WavWriter wav;
    private long frames;

    private Player(PlayerProgram.Located located, Path folder) {
        this.located = located;
        this.folder = folder;
        this.errors = folder.resolve("errors.txt");
        this.recording = folder.resolve("speech.wav");
    }

    /// Starts the first player that is found.
    ///
    /// @param searchPath folders, as `PATH` has them
    /// @throws MissingPrerequisite when there is none
    /// @throws IOException when it cannot be started
    static Player start(String searchPath) throws IOException {
        Player player =
                new Player(
                        PlayerProgram.find(searchPath), Files.createTempDirectory("vox-player-"));
        try {
            player.begin();
            return player;
        } catch (IOException e) {
            player.close();
            throw e;
        }
    }

    /// The player's name.
    String name() {
        return located.program().name();
    }

    private void begin() throws IOException {
        switch (located.program().feed()) {
            case RAW -> input = launch(located.command()).getOutputStream();
            case WAV -> {
                input = launch(located.command()).getOutputStream();
                wav = WavWriter.toStream(input);
            }
            case FILE -> wav = WavWriter.toFile(recording);
        }
    }

    private Process launch(List<String> command) throws IOException {
        Process launched =
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(errors.toFile())
                        .start();
        process = launched;
        return launched;
    }

    @Override
    public void frame(byte[] pcm) throws IOException {
        frames++;
        try {
            if (wav != null) {
                wav.write(pcm);
            } else if (input != null) {
                input.write(pcm);
            }
            if (input != null) {
                input.flush();
            }
        } catch (IOException e) {
            throw failed("stopped listening", e);
        }
    }

    /// Waits until everything is played.
    ///
    /// @throws IOException when the player failed, or plays on long beyond the audio's length
    void finish() throws IOException, InterruptedException {
        try {
            if (wav != null) {
                wav.finish();
            }
            if (input != null) {
                input.close();
            }
        } catch (IOException e) {
            throw failed("stopped listening", e);
        }
        Process playing = process;
        if (playing == null) {
            List<String> command = located.command();
            command.add(recording.toString());
            playing = launch(command);
        }
        await(playing);
    }

    private void await(Process playing) throws IOException, InterruptedException {
        Duration patience = WireFormat.FRAME_DURATION.multipliedBy(frames).plus(GRACE);
        if (!playing.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw failed("did not come to an end within " + patience.toSeconds() + " s", null);
        }
        if (playing.exitValue() != 0) {
            throw failed("ended with exit code " + playing.exitValue(), null);
        }
    }

    private IOException failed(String problem, @Nullable Throwable cause) throws IOException {
        String last = lastWords();
        return new IOException(
                "[%s] the player %s%s"
                        .formatted(name(), problem, last.isEmpty() ? "" : ": " + last),
                cause);
    }

    private String lastWords() throws IOException {
        if (!Files.exists(errors)) {
            return "";
        }
        // A player may speak in any charset; Latin-1 reads every one without failing.
        List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1);
        return lines.isEmpty() ? "" : lines.getLast().strip();
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroyForcibly();
        }
        if (wav != null) {
            wav.close();
        }
        Files.deleteIfExists(errors);
        Files.deleteIfExists(recording);
        Files.deleteIfExists(folder);
    }
}
