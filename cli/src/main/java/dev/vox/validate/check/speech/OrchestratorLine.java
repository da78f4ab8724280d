package dev.vox.validate.check.speech;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Command;
import dev.vox.voice.Pace;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.VoiceEvent;
import dev.vox.voice.VoiceSession;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Speaks through an orchestrator, over WebSocket.
final class OrchestratorLine implements SpeechLine {
    /// After so much quiet a server that does not tell the end has ended its utterance.
    private static final Duration LEGACY_END = Duration.ofMillis(500);

    private final URI address;
    private final VoiceClient client;
    private final VoiceSession session;
    private boolean heard;
    private boolean held;

    private OrchestratorLine(URI address, VoiceClient client, VoiceSession session) {
        this.address = address;
        this.client = client;
        this.session = session;
    }

    static OrchestratorLine open(URI address, @Nullable String voice, Pace pace)
            throws InterruptedException {
        VoiceClient client = new VoiceClient();
        try {
            return new OrchestratorLine(
                    address,
                    client,
                    client.open(SessionOptions.of(address).withVoice(voice).withPace(pace)));
        } catch (RuntimeException | InterruptedException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public String speaker() {
        return "stack";
    }

    @Override
    public boolean paced() {
        return session.paced();
    }

    @Override
    public long say(String text) throws InterruptedException {
        heard = false;
        held = false;
        return session.say(text);
    }

    @Override
    public Optional<Duration> control(Command command) throws InterruptedException {
        held = command == Command.PAUSE;
        var _ = session.control(command);
        return Optional.empty();
    }

    @Override
    public Optional<Sound> next(Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        long left = timeout.toNanos();
        while (left >= 0) {
            boolean quietEnds = heard && !held && !session.tellsEnd();
            Duration longest = Duration.ofNanos(left);
            Duration wait = quietEnds && LEGACY_END.compareTo(longest) < 0 ? LEGACY_END : longest;
            Optional<VoiceEvent> event = session.next(wait);
            if (event.isEmpty()) {
                return quietEnds && wait.equals(LEGACY_END)
                        ? Optional.of(new Sound.Ended(System.nanoTime(), true))
                        : Optional.empty();
            }
            Optional<Sound> sound = sound(event.get());
            if (sound.isPresent()) {
                return sound;
            }
            left = until - System.nanoTime();
        }
        return Optional.empty();
    }

    private Optional<Sound> sound(VoiceEvent event) {
        return switch (event) {
            case VoiceEvent.Audio(long sequence, byte[] pcm, long arrivedAt) -> {
                heard = true;
                yield Optional.of(
                        new Sound.Frame(
                                sequence,
                                pcm,
                                WireFormat.SAMPLE_RATE,
                                WireFormat.FRAME_MILLIS,
                                arrivedAt));
            }
            case VoiceEvent.UtteranceEnded _ ->
                    Optional.of(new Sound.Ended(System.nanoTime(), true));
            case VoiceEvent.Failed(String _, String message) -> broken(message);
            case VoiceEvent.Ended(String reason) -> broken("the session ended: " + reason);
            case VoiceEvent.Started _,
                    VoiceEvent.StateChanged _,
                    VoiceEvent.Transcript _,
                    VoiceEvent.Flushed _,
                    VoiceEvent.SpeechHeard _,
                    VoiceEvent.TurnOver _ ->
                    Optional.empty();
        };
    }

    private Optional<Sound> broken(String problem) {
        return Optional.of(new Sound.Broken("[%s] %s".formatted(address, problem)));
    }

    @Override
    public void close() {
        session.close();
        client.close();
    }
}
