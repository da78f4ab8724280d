package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.runtime.audio.WavWriter;
import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The machine's audio player, at work on one speech. Closing it before it has finished silences it, and what it started.
final class Player implements FrameSink, AutoCloseable {
    /// How long a player may take nothing, and go on beyond the length of what it was given.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(2);

    private final PlayerProgram.Located located;
    private final Path folder;
    private final Duration patience;
    private final Path errors;
    private final Path recording;
    private @Nullable Process process;
    private @Nullable PlayerInput input;
    private @Nullable WavWriter wav;
    private long frames;

    private Player(PlayerProgram.Located located, Path folder, Duration patience) {
        this.located = located;
        this.folder = folder;
        this.patience = patience;
        this.errors = folder.resolve("errors.txt");
        this.recording = folder.resolve("speech.wav");
    }

    /// Starts the first player that is found.
    ///
    /// @param searchPath folders, as `PATH` has them
    /// @throws MissingPrerequisite when there is none
    /// @throws IOException when it cannot be started
    static Player start(String searchPath) throws IOException {
        PlayerProgram.Located located = PlayerProgram.find(searchPath);
        return start(located, Files.createTempDirectory("vox-player-"), PATIENCE);
    }

    /// Starts a player.
    ///
    /// @param folder an empty one, which is the player's from here on
    /// @param patience how long it may take nothing, and go on beyond the length of what it was given
    static Player start(PlayerProgram.Located located, Path folder, Duration patience)
            throws IOException {
        Player player = new Player(located, folder, patience);
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
            case RAW -> input = listening();
            case WAV -> {
                PlayerInput listening = listening();
                input = listening;
                wav = WavWriter.toStream(listening);
            }
            case FILE -> wav = WavWriter.toFile(recording);
        }
    }

    private PlayerInput listening() throws IOException {
        return PlayerInput.to(launch(located.command()).getOutputStream(), patience);
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
        } catch (IOException e) {
            throw unheard(e);
        }
    }

    /// Waits until everything is played.
    ///
    /// @throws IOException when the player failed, or plays on long beyond the audio's length
    void finish() throws IOException, InterruptedException {
        Duration most = WireFormat.FRAME_DURATION.multipliedBy(frames).plus(patience);
        try {
            if (wav != null) {
                wav.finish();
            }
            if (input != null) {
                input.end(most);
            }
        } catch (IOException e) {
            throw unheard(e);
        }
        Process playing = process;
        if (playing == null) {
            List<String> command = located.command();
            command.add(recording.toString());
            playing = launch(command);
        }
        await(playing, most);
    }

    private void await(Process playing, Duration most) throws IOException, InterruptedException {
        if (!playing.waitFor(most.toNanos(), TimeUnit.NANOSECONDS)) {
            throw failed("did not come to an end within " + most.toSeconds() + " s", null);
        }
        if (playing.exitValue() != 0) {
            throw failed("ended with exit code " + playing.exitValue(), null);
        }
    }

    private IOException unheard(IOException cause) throws IOException {
        String reason = String.valueOf(cause.getMessage());
        return failed(input == null ? "cannot be given its file: " + reason : reason, cause);
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
            kill(process);
        }
        if (input != null) {
            input.close();
        }
        if (wav != null) {
            wav.close();
        }
        Files.deleteIfExists(errors);
        Files.deleteIfExists(recording);
        Files.deleteIfExists(folder);
    }

    /// Ends a player and what it started, which may hold the other end of the pipe. By their handles, as
    /// [Process#destroyForcibly()] closes the pipe and so waits for the write that only their end can end.
    private static void kill(Process player) {
        if (!player.isAlive()) {
            return;
        }
        // Counted before it dies: afterwards nobody knows whose they were.
        List<ProcessHandle> family = new ArrayList<>(player.descendants().toList());
        family.add(player.toHandle());
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(family);
    }

    private static void awaitEnd(List<ProcessHandle> family) {
        boolean interrupted = Thread.interrupted();
        try {
            CompletableFuture.allOf(
                            family.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture<?>[]::new))
                    .get(KILL_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            // It was told to end and cannot be told more; its files go all the same.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
