package dev.vox.bench.trace;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.TextRole;
import dev.vox.voice.Ticker;
import dev.vox.voice.sound.UserAudio;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Leads a conversation by a recorded one: the microphone gives the same samples, and what was typed and commanded is so again at
/// the same moments.
public final class ReplayLead implements Lead {
    private static final Set<String> CUES =
            Set.of("act", "text", "command", "user_began", "user_ended");
    private static final long LOOK = Duration.ofMillis(20).toNanos();
    private static final long CLOSE = Duration.ofMillis(4).toNanos();
    private static final Duration FIRST_FRAME = Duration.ofSeconds(5);
    private static final String SUBJECT = "replay";

    private final TraceFile trace;
    private final Progress progress;
    private final List<Cue> cues = new ArrayList<>();
    private @Nullable RecordedMicrophone microphone;
    private boolean over;

    /// A lead by a trace, which stays open. What its timeline has behind the end of its audio is not done.
    ///
    /// @throws InvalidConfiguration when its timeline cannot be followed
    public ReplayLead(TraceFile trace, Progress progress) {
        this.trace = trace;
        this.progress = progress;
        long length = trace.manifest().duration().toNanos() / 1000;
        trace.timeline(entry -> {
            if (CUES.contains(entry.type()) && entry.micros() <= length) {
                cues.add(new Cue(entry.micros() * 1000, cue(entry)));
            }
        });
    }

    /// What is done at a moment, in ns since the first frame.
    private record Cue(long at, Deed deed) {}

    private sealed interface Deed {
        record Type(String text, TextRole role) implements Deed {}

        record Control(Command command) implements Deed {}

        record Act(long turn, String action) implements Deed {}

        record Note(String type) implements Deed {}
    }

    private static Deed cue(TimelineEntry entry) {
        return switch (entry.type()) {
            case "text" ->
                    new Deed.Type(
                            entry.text("text"), word(TextRole.class, "role", entry.text("role")));
            case "command" ->
                    new Deed.Control(word(Command.class, "command", entry.text("command")));
            case "act" -> new Deed.Act(entry.whole("turn"), entry.text("action"));
            default -> new Deed.Note(entry.type());
        };
    }

    private static <E extends Enum<E>> E word(Class<E> type, String key, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidConfiguration(
                                "[timeline.ndjson] there is no %s '%s'".formatted(key, word)));
    }

    @Override
    public Conversed conversed(TracedStack stack) {
        Conversed before = trace.manifest().conversed();
        return new Conversed(
                before.name(),
                stack.shownAddress(),
                stack.model(),
                stack.mode(),
                stack.voiceOrNull() == null ? "" : stack.voiceOrNull(),
                before.talks(),
                before.sampleRate(),
                before.playoutBuffer(),
                before.network());
    }

    @Override
    public UserAudio opening() {
        try {
            RecordedMicrophone opened = new RecordedMicrophone(trace.audio());
            microphone = opened;
            return opened;
        } catch (IOException e) {
            throw new InvalidConfiguration("[audio.wav] cannot be read: " + e.getMessage());
        }
    }

    /// The room is in the recording, so that the session cannot tell when the user began; the trace can.
    @Override
    public boolean tellsUser() {
        return false;
    }

    @Override
    public List<String> lead(DuplexSession session, TraceRecorder recorder)
            throws InterruptedException {
        Duration length = trace.manifest().duration();
        progress.report(
                new ProgressEvent.Started(SUBJECT, trace.manifest().conversed().name(), length));
        long origin = origin(session, recorder);
        long late = 0;
        for (Cue cue : cues) {
            await(session, origin + cue.at());
            if (over) {
                return List.of("the session was over before the recording was");
            }
            late = Math.max(late, done(cue, origin, session, recorder));
        }
        await(session, origin + length.toNanos());
        new Settling(session, recorder).await(Duration.ZERO, session.now());
        progress.report(new ProgressEvent.Finished(SUBJECT, "all of it", length));
        return late > WireFormat.FRAME_DURATION.toNanos()
                ? List.of("texts and commands were up to %d ms late".formatted(late / 1_000_000))
                : List.of();
    }

    private static long origin(DuplexSession session, TraceRecorder recorder)
            throws InterruptedException {
        long deadline = session.now() + FIRST_FRAME.toNanos();
        while (session.now() < deadline) {
            OptionalLong origin = recorder.origin();
            if (origin.isPresent()) {
                return origin.getAsLong();
            }
            Ticker.SYSTEM.awaitUntil(session.now() + 1_000_000);
        }
        throw new OperationFailed(
                "the microphone gave nothing within %d s".formatted(FIRST_FRAME.toSeconds()));
    }

    /// Waits, and takes the session's events meanwhile.
    private void await(DuplexSession session, long moment) throws InterruptedException {
        while (!over && moment - session.now() > CLOSE) {
            long left = moment - session.now() - CLOSE / 2;
            Optional<ConversationEvent> event =
                    session.next(Duration.ofNanos(Math.clamp(left, 1, LOOK)));
            over = event.isPresent() && event.get() instanceof ConversationEvent.Over;
        }
        if (!over) {
            Ticker.SYSTEM.awaitUntil(moment);
        }
    }

    /// @return how late it was, in ns
    private static long done(Cue cue, long origin, DuplexSession session, TraceRecorder recorder)
            throws InterruptedException {
        long due = origin + cue.at();
        return switch (cue.deed()) {
            case Deed.Type(String text, TextRole role) -> session.type(text, role) - due;
            case Deed.Control(Command command) -> session.control(command) - due;
            case Deed.Act(long turn, String action) -> {
                recorder.act(due, turn, action);
                yield 0;
            }
            case Deed.Note(String type) -> {
                recorder.mark(due, type);
                yield 0;
            }
        };
    }

    @Override
    public void close() {
        if (microphone != null) {
            microphone.close();
        }
    }

    /// The left side of the recording.
    private static final class RecordedMicrophone implements UserAudio {
        private final InputStream samples;
        private final byte[] left = new byte[WireFormat.FRAME_BYTES];
        private final byte[] right = new byte[WireFormat.FRAME_BYTES];

        RecordedMicrophone(InputStream samples) {
            this.samples = samples;
        }

        @Override
        public boolean next(short[] frame) {
            boolean more;
            try {
                more = StereoAudio.next(samples, left, right);
            } catch (IOException e) {
                more = false;
            }
            for (int i = 0; i < frame.length; i++) {
                frame[i] = more ? (short) ((left[2 * i] & 0xff) | (left[2 * i + 1] << 8)) : 0;
            }
            return more;
        }

        void close() {
            try {
                samples.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }
}
