package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.sound.Backdrop;
import dev.vox.voice.sound.PlayedAudio;
import dev.vox.voice.sound.UserAudio;

import java.util.Arrays;
import java.util.function.Consumer;

/// Makes the frames of the user's side: what the user says, and the room around it. It knows when the user began and ended to be
/// heard, of the clean sound. Frames are made by one thread; any thread changes what they hold.
@SuppressWarnings("ReferenceEquality") // a source of audio is itself and no other
final class UserStream {
    private static final long NANOS = 1_000_000_000L;

    private final PlayedAudio played;
    private final Consumer<ConversationEvent> events;
    private final ConversationTap tap;
    private final Ear mouth = new Ear();
    private final short[] frame = new short[WireFormat.FRAME_SAMPLES];
    private final byte[] clean = new byte[WireFormat.FRAME_BYTES];
    private volatile Turn turn;
    private volatile Backdrop backdrop = Backdrop.QUIET;
    private UserAudio playing = UserAudio.SILENCE;
    private long playingSince;
    private boolean begun;

    UserStream(
            PlayedAudio played,
            Consumer<ConversationEvent> events,
            ConversationTap tap,
            UserAudio opening) {
        this.played = played;
        this.events = events;
        this.tap = tap;
        this.turn = new Turn(opening, Long.MIN_VALUE);
    }

    /// What is said, and from when on.
    private record Turn(UserAudio audio, long from) {}

    /// Changes what is said.
    ///
    /// @param from no frame that is captured before holds any of it
    void say(UserAudio other, long from) {
        turn = new Turn(other, from);
    }

    void surround(Backdrop other) {
        backdrop = other;
    }

    /// When the user was to be heard.
    Ear mouth() {
        return mouth;
    }

    /// The next 20 ms.
    ///
    /// @param capturedAt when its first sample is captured
    /// @return 960 samples, valid until the next call
    short[] next(long capturedAt) {
        Turn latest = turn;
        UserAudio current = capturedAt >= latest.from() ? latest.audio() : playing;
        if (current != playing) {
            ended(capturedAt);
            playing = current;
            playingSince = capturedAt;
            begun = false;
        }
        if (!current.next(frame)) {
            Arrays.fill(frame, (short) 0);
            ended(capturedAt);
            playing = UserAudio.SILENCE;
            if (turn.audio() == current) {
                turn = new Turn(UserAudio.SILENCE, capturedAt);
            }
        }
        listen(capturedAt);
        backdrop.add(frame, played, capturedAt);
        tap.captured(frame, capturedAt);
        return frame;
    }

    private void ended(long capturedAt) {
        if (playing != UserAudio.SILENCE) {
            long last = mouth.lastAudible(capturedAt).orElse(capturedAt);
            events.accept(
                    new ConversationEvent.UserEnded(last >= playingSince ? last : capturedAt));
        }
    }

    private void listen(long capturedAt) {
        if (playing == UserAudio.SILENCE) {
            return;
        }
        for (int i = 0; i < frame.length; i++) {
            clean[2 * i] = (byte) frame[i];
            clean[2 * i + 1] = (byte) (frame[i] >> 8);
        }
        mouth.hear(clean, clean.length, capturedAt);
        if (!begun) {
            long end = capturedAt + frame.length * NANOS / WireFormat.SAMPLE_RATE;
            mouth.firstAudible(capturedAt)
                    .ifPresent(at -> {
                        if (at < end) {
                            begun = true;
                            events.accept(new ConversationEvent.UserBegan(at));
                        }
                    });
        }
    }
}
