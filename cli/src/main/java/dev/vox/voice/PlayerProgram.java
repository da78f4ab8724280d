package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A program that plays audio.
///
/// @param name as it is called
/// @param arguments behind the name; a file to play follows them
/// @param feed how it takes the audio
record PlayerProgram(String name, List<String> arguments, Feed feed) {
    /// How a player takes audio.
    enum Feed {
        /// Samples without a header, by its standard input.
        RAW,
        /// WAV of a length that is not known yet, by its standard input.
        WAV,
        /// A WAV file, so that it plays only when the speech is complete.
        FILE
    }

    /// In the order in which they are tried: those of the sound system itself, then those that bring much with them.
    static final List<PlayerProgram> KNOWN =
            List.of(
                    of("aplay", Feed.RAW, "-q -t raw -f S16_LE -r 48000 -c 1 -"),
                    of("paplay", Feed.RAW, "--raw --format=s16le --rate=48000 --channels=1"),
                    of("pw-play", Feed.FILE, ""),
                    of("ffplay", Feed.WAV, "-loglevel error -nodisp -autoexit -f wav -i pipe:0"),
                    of("afplay", Feed.FILE, ""),
                    of("play", Feed.RAW, "-q -t raw -r 48000 -e signed-integer -b 16 -c 1 -"));

    PlayerProgram {
        arguments = List.copyOf(arguments);
    }

    private static PlayerProgram of(String name, Feed feed, String arguments) {
        return new PlayerProgram(
                name, arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)), feed);
    }

    /// The first known player that is found.
    ///
    /// @param searchPath folders, as `PATH` has them
    /// @throws MissingPrerequisite when there is none
    static Located find(String searchPath) {
        for (PlayerProgram program : KNOWN) {
            Optional<Path> executable = locate(program.name(), searchPath);
            if (executable.isPresent()) {
                return new Located(program, executable.get());
            }
        }
        String names = KNOWN.stream().map(PlayerProgram::name).collect(Collectors.joining(", "));
        throw new MissingPrerequisite(
                "no audio player is on the PATH",
                "install one of %s (Debian and Ubuntu: apt install alsa-utils)".formatted(names));
    }

    private static Optional<Path> locate(String name, String searchPath) {
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            try {
                Path file = Path.of(folder).resolve(name);
                if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException ignored) {
                // Not a folder then.
            }
        }
        return Optional.empty();
    }

    /// A player and where it is.
    record Located(PlayerProgram program, Path executable) {
        List<String> command() {
            List<String> command = new ArrayList<>();
            command.add(executable.toString());
            command.addAll(program.arguments());
            return command;
        }
    }
}
