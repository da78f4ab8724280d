package dev.vox.voice.device;

import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds the machine's microphone and speaker: through the JDK's own door to the sound system, else through a program that
/// is on the search path.
public final class Devices {
    private static final String INSTALL =
            "connect one, or install a program that reaches it (Debian and Ubuntu: apt install"
                    + " pulseaudio-utils, or alsa-utils)";

    private final String searchPath;
    private final Supplier<Optional<CaptureLine>> ownCapture;
    private final Supplier<Optional<PlaybackLine>> ownPlayback;

    /// The machine's.
    ///
    /// @param searchPath folders, as `PATH` has them
    public Devices(String searchPath) {
        this(searchPath, JavaSound::capture, JavaSound::playback);
    }

    private Devices(
            String searchPath,
            Supplier<Optional<CaptureLine>> ownCapture,
            Supplier<Optional<PlaybackLine>> ownPlayback) {
        this.searchPath = searchPath;
        this.ownCapture = ownCapture;
        this.ownPlayback = ownPlayback;
    }

    /// Those that programs reach, and no others.
    public static Devices ofPrograms(String searchPath) {
        return new Devices(searchPath, Optional::empty, Optional::empty);
    }

    /// Opens the microphone; it listens from here on, until it is closed.
    ///
    /// @throws MissingPrerequisite when there is none
    public Microphone microphone() {
        try {
            Optional<CaptureLine> own = ownCapture.get();
            Optional<CaptureLine> line = own.isPresent() ? own : SoundProgram.capture(searchPath);
            return new Microphone(
                    line.orElseThrow(
                            () -> new MissingPrerequisite("no microphone is found", INSTALL)));
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "the microphone cannot be opened: " + e.getMessage(), INSTALL, e);
        }
    }

    /// Opens the speaker.
    ///
    /// @throws MissingPrerequisite when there is none
    public Speaker speaker() {
        try {
            Optional<PlaybackLine> own = ownPlayback.get();
            Optional<PlaybackLine> line = own.isPresent() ? own : SoundProgram.playback(searchPath);
            return new Speaker(
                    line.orElseThrow(
                            () -> new MissingPrerequisite("no speaker is found", INSTALL)));
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "the speaker cannot be opened: " + e.getMessage(), INSTALL, e);
        }
    }
}
