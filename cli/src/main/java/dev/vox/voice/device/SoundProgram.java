package dev.vox.voice.device;

import dev.vox.process.SearchPath;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that reaches the sound system, its sound in a pipe.
///
/// @param name as it is called
/// @param arguments behind the name
record SoundProgram(String name, List<String> arguments) {
    /// In the order in which they are tried: a sound server's own first.
    private static final List<SoundProgram> CAPTURING =
            List.of(
                    of("parec", "--raw --format=s16le --rate=48000 --channels=1 --latency-msec=20"),
                    of("arecord", "-q -t raw -f S16_LE -r 48000 -c 1 -"));

    private static final List<SoundProgram> PLAYING =
            List.of(
                    of(
                            "paplay",
                            "--raw --format=s16le --rate=48000 --channels=1 --latency-msec=60"),
                    of("aplay", "-q -t raw -f S16_LE -r 48000 -c 1 --buffer-time=60000 -"));

    private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

    SoundProgram {
        arguments = List.copyOf(arguments);
    }

    private static SoundProgram of(String name, String arguments) {
        return new SoundProgram(name, List.of(arguments.split(" ", -1)));
    }

    /// Starts the first program that hears.
    ///
    /// @throws IOException when it is there and cannot be started
    static Optional<CaptureLine> capture(String searchPath) throws IOException {
        Located found = find(CAPTURING, searchPath);
        return found == null ? Optional.empty() : Optional.of(new Capture(found, found.start()));
    }

    /// Starts the first program that plays.
    ///
    /// @throws IOException when it is there and cannot be started
    static Optional<PlaybackLine> playback(String searchPath) throws IOException {
        Located found = find(PLAYING, searchPath);
        return found == null ? Optional.empty() : Optional.of(new Playback(found));
    }

    private static @Nullable Located find(List<SoundProgram> programs, String searchPath) {
        SearchPath path = new SearchPath(searchPath);
        for (SoundProgram program : programs) {
            Optional<Path> file = path.find(program.name());
            if (file.isPresent()) {
                return new Located(program, file.get());
            }
        }
        return null;
    }

    private record Located(SoundProgram program, Path file) {
        Process start() throws IOException {
            List<String> command = new ArrayList<>();
            command.add(file.toString());
            command.addAll(program.arguments());
            return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        }
    }

    /// Kills a program: what it has not played is not wanted. Waits for nothing.
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    /// Ends a program and closes its pipe.
    private static void end(Process process) throws IOException {
        kill(process);
        boolean interrupted = Thread.interrupted();
        try {
            var _ = process.waitFor(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        process.getInputStream().close();
    }

    private record Capture(Located located, Process process) implements CaptureLine {
        @Override
        public String name() {
            return located.program().name();
        }

        @Override
        public InputStream sound() {
            return process.getInputStream();
        }

        @Override
        public void close() throws IOException {
            end(process);
        }
    }

    /// Falling silent takes another process, as a pipe forgets nothing: this one is killed, with what it has in its buffers, and the
    /// next is started by the next sound.
    private static final class Playback implements PlaybackLine {
        private final Located located;
        private @Nullable Process process;
        private boolean closed;

        Playback(Located located) throws IOException {
            this.located = located;
            this.process = located.start();
        }

        @Override
        public String name() {
            return located.program().name();
        }

        @Override
        public void write(byte[] pcm) throws IOException {
            Process playing = playing();
            try {
                playing.getOutputStream().write(pcm);
                playing.getOutputStream().flush();
            } catch (IOException e) {
                if (plays(playing)) {
                    throw e;
                }
                // It was dropped meanwhile, and this with it.
            }
        }

        private synchronized Process playing() throws IOException {
            if (closed) {
                throw new IOException("it is closed");
            }
            Process known = process;
            Process playing = known == null ? located.start() : known;
            process = playing;
            return playing;
        }

        private synchronized boolean plays(Process other) {
            return other.equals(process);
        }

        @Override
        public synchronized void drop() {
            Process old = process;
            process = null;
            if (old != null) {
                kill(old);
            }
        }

        @Override
        public synchronized void close() throws IOException {
            closed = true;
            Process old = process;
            process = null;
            if (old != null) {
                end(old);
            }
        }
    }
}
