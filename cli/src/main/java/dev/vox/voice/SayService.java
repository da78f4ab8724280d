package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Speaks a text through a running stack: into a file, a stream, a player, or for its figures alone.
public final class SayService {
    private final String searchPath;

    /// A service that looks for players on this search path, as `PATH` has it.
    public SayService(String searchPath) {
        this.searchPath = searchPath;
    }

    /// Speaks. When it fails, no file is left half written.
    ///
    /// @throws MissingPrerequisite when the stack, the voice, a player or the file's folder is not there
    /// @throws OperationFailed when the stack, the player or the disk failed
    public SayReport say(SayRequest request, Progress progress) throws InterruptedException {
        try (WavSink wav = WavSink.to(request.output());
                Player player = request.play() ? Player.start(searchPath) : null;
                VoiceClient client = new VoiceClient()) {
            Narration narration =
                    new Narrator(client)
                            .narrate(
                                    request.session(), request.text(), both(wav, player), progress);
            wav.finish();
            if (player != null) {
                player.finish();
            }
            return new SayReport(
                    request.voice(), narration, wav.name(), player == null ? null : player.name());
        } catch (IOException e) {
            throw new OperationFailed(String.valueOf(e.getMessage()), null, e);
        }
    }

    private static FrameSink both(FrameSink first, @Nullable FrameSink second) {
        return pcm -> {
            first.frame(pcm);
            if (second != null) {
                second.frame(pcm);
            }
        };
    }
}
