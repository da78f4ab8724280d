package dev.vox.bench.load;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.voice.AudibleOnset;
import dev.vox.voice.JitterRecorder;
import dev.vox.voice.PlayoutClock;
import dev.vox.voice.UtteranceRecorder;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Measures an utterance twice over: by what the protocol says (arrivals, numbers, marks, the server's own figures) and by the
/// audio as it would be played. Where the two differ by more than a frame, nothing of it is to be used.
///
/// A frame costs no allocation, and no sample is looked at twice: onset is searched until it is found, and full scale is looked
/// for beside it.
public final class UtteranceMeter implements UtteranceListener {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long NANOS = 1_000_000_000L;
    private static final long UNKNOWN = Long.MIN_VALUE;

    /// More than so much at full scale, in millionths, is no signal to measure by.
    private static final long MOST_CLIPPED = 1_000;

    private final boolean marksEnd;
    private final boolean paced;
    private final long due;
    private final @Nullable LevelMeter level;
    private final Consumer<MeasuredUtterance> done;

    private final AudibleOnset onset = new AudibleOnset();
    private final PlayoutClock playout = new PlayoutClock(0);
    private final PlayoutClock buffered =
            new PlayoutClock(UtteranceRecorder.PLAYOUT_BUFFER.toNanos());
    private final JitterRecorder jitter = new JitterRecorder();
    private final ClippedSamples clipped = new ClippedSamples();

    private long sentAt;
    private int frames;
    private long bytes;
    private long expected = 1;
    private long highest;
    private long beginning = UNKNOWN;
    private long firstAt;
    private long lastAt;
    private long markedAt = UNKNOWN;
    private int marks;
    private long audibleByEvents = UNKNOWN;
    private long audibleByAudio = UNKNOWN;
    private @Nullable String flaw;

    /// A meter of an utterance that is spoken next.
    ///
    /// @param scheduledAt when it is due to begin, in ns of the ticker; [#WHEN_SENT] for one that is on no schedule
    /// @param level takes down its loudness; null for most
    /// @param done hears of it when it is over, on the line's thread
    public UtteranceMeter(
            LineSession session,
            long scheduledAt,
            @Nullable LevelMeter level,
            Consumer<MeasuredUtterance> done) {
        this.marksEnd = session.marksEnd();
        this.paced = session.paced();
        this.due = scheduledAt;
        this.level = level;
        this.done = done;
    }

    /// The scheduled start of what is on no schedule: just before the text is written.
    public static final long WHEN_SENT = Long.MIN_VALUE;

    @Override
    public void sent(long at) {
        sentAt = at;
    }

    @Override
    public void frame(HeardFrame frame) {
        if (frame.last()) {
            marks++;
            markedAt = frame.arrivedAt();
        }
        if (frame.length() > 0) {
            check(frame);
            times(frame);
            audio(frame);
        } else if (!frame.last()) {
            flaw("an empty frame came that is not the last");
        }
    }

    private void check(HeardFrame frame) {
        if (frame.length() != WireFormat.FRAME_BYTES
                || frame.sampleRate() != WireFormat.SAMPLE_RATE
                || frame.frameMillis() != WireFormat.FRAME_MILLIS) {
            malformed(frame);
        }
        if (frame.sequence() != expected) {
            flaw(
                    frame.sequence() > expected
                            ? "frames are missing from the sequence"
                            : "frames came twice or out of order");
        }
        if (marks > 0 && markedAt < frame.arrivedAt()) {
            flaw("frames came behind the final one");
        }
        expected = Math.max(expected, frame.sequence() + 1);
        highest = Math.max(highest, frame.sequence());
    }

    private void malformed(HeardFrame frame) {
        if (flaw == null) {
            flaw(
                    "frames of %d bytes and %d ms at %d Hz, not of 1920 bytes and 20 ms at 48000 Hz"
                            .formatted(frame.length(), frame.frameMillis(), frame.sampleRate()));
        }
    }

    private void times(HeardFrame frame) {
        long at = frame.arrivedAt();
        if (frames == 0) {
            firstAt = at;
        }
        lastAt = at;
        frames++;
        bytes += frame.length();
        // When the utterance would have begun if every frame up to this one were to play in time.
        beginning = Math.max(beginning, at - (frame.sequence() - 1) * FRAME);
        if (paced) {
            jitter.frame(at);
            buffered.play(at);
        }
    }

    private void audio(HeardFrame frame) {
        if (audibleByAudio == UNKNOWN) {
            long playsAt = playout.play(frame.arrivedAt());
            int sample = onset.find(frame.bytes(), frame.offset(), frame.length());
            if (sample >= 0) {
                long within = sample * NANOS / WireFormat.SAMPLE_RATE;
                audibleByAudio = playsAt + within;
                audibleByEvents = beginning + (frame.sequence() - 1) * FRAME + within;
            }
        }
        clipped.hear(frame.bytes(), frame.offset(), frame.length());
        if (level != null) {
            level.hear(frame.bytes(), frame.offset(), frame.length());
        }
    }

    private void flaw(String reason) {
        if (flaw == null) {
            flaw = reason;
        }
    }

    @Override
    public void ended(UtteranceEnd end) {
        MeasuredUtterance.Outcome outcome =
                switch (end) {
                    case UtteranceEnd.Spoken(long _, var told) -> {
                        spoken(told);
                        yield MeasuredUtterance.Outcome.SPOKEN;
                    }
                    case UtteranceEnd.Stopped _ -> {
                        flaw(MeasuredUtterance.CUT);
                        yield MeasuredUtterance.Outcome.STOPPED;
                    }
                    case UtteranceEnd.Failed(long _, String reason) -> {
                        flaw(reason);
                        yield MeasuredUtterance.Outcome.FAILED;
                    }
                };
        done.accept(measured(outcome));
    }

    private void spoken(ServerMessage.@Nullable Metrics told) {
        if (marksEnd && marks != 1) {
            flaw(
                    marks == 0
                            ? "it ended without a final frame"
                            : "it has more than one final frame");
        }
        if (frames == 0) {
            flaw("no audio came");
            return;
        }
        if (audibleByAudio == UNKNOWN) {
            flaw("nothing of it is audible");
        }
        agree("first_audible", audibleByEvents, audibleByAudio);
        agree("audio", highest * FRAME, audioLength());
        agree("total", markedAt == UNKNOWN ? lastAt : markedAt, lastAt);
        if (told != null) {
            agree(told);
        }
        if (clipped.share() > MOST_CLIPPED) {
            flaw("the signal is clipped");
        }
    }

    /// The server's figures begin later than ours and end sooner: they can only be less.
    private void agree(ServerMessage.Metrics told) {
        agree("audio", told.frames() * FRAME, audioLength());
        Double firstFrame = told.firstFrameMillis();
        if (firstFrame != null) {
            atLeast("first_frame", firstAt - sentAt, firstFrame);
        }
        atLeast("total", lastAt - sentAt, told.totalMillis());
    }

    private void atLeast(String figure, long ours, double toldMillis) {
        if (ours + FRAME < toldMillis * 1_000_000) {
            flaw(
                    "the server and the audio disagree about %s by more than a frame"
                            .formatted(figure));
        }
    }

    private void agree(String figure, long events, long audio) {
        if (Math.abs(events - audio) > FRAME) {
            flaw("events and audio disagree about %s by more than a frame".formatted(figure));
        }
    }

    private long audioLength() {
        return bytes / Short.BYTES * NANOS / WireFormat.SAMPLE_RATE;
    }

    private MeasuredUtterance measured(MeasuredUtterance.Outcome outcome) {
        return new MeasuredUtterance(
                due == WHEN_SENT ? sentAt : due,
                sentAt,
                firstAt,
                audibleByAudio,
                markedAt == UNKNOWN ? lastAt : markedAt,
                audioLength(),
                frames,
                paced,
                new MeasuredUtterance.Paced(
                        buffered.underruns(), jitter.deviations(), jitter.estimate()),
                clipped.share(),
                outcome,
                flaw);
    }
}
