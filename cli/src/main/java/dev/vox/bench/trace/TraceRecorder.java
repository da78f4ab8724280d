package dev.vox.bench.trace;

import dev.vox.problem.OperationFailed;
import dev.vox.runtime.audio.Pcm;
import dev.vox.text.Scrub;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.ConversationTap;
import dev.vox.voice.Loudspeaker;
import dev.vox.voice.TextRole;
import dev.vox.voice.VoiceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Writes down what goes through a conversation while it goes on. Whoever tells it something never waits: a thread of its own
/// writes. When the disk cannot follow for a minute the recording ends there, and is marked.
final class TraceRecorder implements ConversationTap, Loudspeaker, AutoCloseable {
    /// A minute of what a conversation tells.
    private static final int MOST_WAITING = 15_000;

    private static final Duration LAST_WRITES = Duration.ofSeconds(30);
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Path file;
    private final TraceSpool spool;
    private final UnaryOperator<String> censor;
    private final boolean tellsUser;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Entry> early = new ArrayList<>();
    private final Thread writer;
    private volatile long origin = UNKNOWN;
    private volatile boolean stopped;
    private volatile @Nullable String cut;
    private volatile @Nullable IOException failure;
    private volatile String state = "";

    private TraceRecorder(
            Path file, TraceSpool spool, UnaryOperator<String> censor, boolean tellsUser) {
        this.file = file;
        this.spool = spool;
        this.censor = censor;
        this.tellsUser = tellsUser;
        this.writer = Thread.ofPlatform().name("trace").daemon().start(this::write);
    }

    /// Something to be written down.
    @SuppressWarnings("ArrayRecordComponent") // one owner; entries are never compared
    private sealed interface Entry {
        /// When it happened, in ns of the session's ticker.
        long at();

        record Captured(long at, byte[] pcm) implements Entry {}

        record Played(long at, byte[] pcm, int bytes) implements Entry {}

        record Received(long at, byte[] pcm) implements Entry {}

        record Noted(long at, String type, Map<String, Object> fields, Map<String, Long> moments)
                implements Entry {}

        record Last(long at) implements Entry {}
    }

    /// A recorder that spools beside the file that it is for.
    ///
    /// @param censor takes secrets out of a text
    /// @param tellsUser whether the session knows when the user was to be heard; else that is noted from outside
    /// @throws OperationFailed when nothing can be written there
    static TraceRecorder beside(Path file, UnaryOperator<String> censor, boolean tellsUser) {
        try {
            return new TraceRecorder(file, TraceSpool.beside(file), censor, tellsUser);
        } catch (IOException e) {
            throw TraceWriter.unwritable(file, e);
        }
    }

    @Override
    public void captured(short[] frame, long capturedAt) {
        if (origin == UNKNOWN) {
            origin = capturedAt;
        }
        add(new Entry.Captured(capturedAt, Pcm.toBytes(frame)));
    }

    @Override
    public void played(byte[] pcm, int bytes, long playedAt) {
        add(new Entry.Played(playedAt, pcm, bytes));
    }

    @Override
    public void sent(long capturedAt, int bytes, long sentAt) {
        note(sentAt, "sent", Map.of("bytes", bytes), Map.of("captured", capturedAt));
    }

    @Override
    public void received(VoiceEvent.Audio frame, OptionalLong through, Duration queued) {
        add(new Entry.Received(frame.arrivedAt(), frame.pcm()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", frame.sequence());
        fields.put("queued", queued);
        if (through.isEmpty()) {
            fields.put("lost", true);
        }
        boolean late = through.isPresent() && through.getAsLong() != frame.arrivedAt();
        note(
                frame.arrivedAt(),
                "frame",
                fields,
                late ? Map.of("through", through.getAsLong()) : Map.of());
    }

    @Override
    public void typed(String text, TextRole role, long sentAt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", censor.apply(text));
        fields.put("role", role.name().toLowerCase(Locale.ROOT));
        note(sentAt, "text", fields, Map.of());
    }

    @Override
    public void commanded(Command command, long sentAt) {
        note(sentAt, "command", Map.of("command", command.name()), Map.of());
    }

    @Override
    public void happened(ConversationEvent event) {
        if (event instanceof ConversationEvent.StateChanged changed) {
            state = changed.to();
        }
        boolean ofUser =
                event instanceof ConversationEvent.UserBegan
                        || event instanceof ConversationEvent.UserEnded;
        if (tellsUser || !ofUser) {
            note(
                    event.at(),
                    EventFields.name(event),
                    EventFields.of(event),
                    EventFields.moments(event));
        }
    }

    /// Notes that a turn of the user's begins.
    void act(long at, long turn, String action) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("turn", turn);
        fields.put("action", action);
        note(at, "act", fields, Map.of());
    }

    /// Notes something that the session does not tell.
    void mark(long at, String type) {
        note(at, type, Map.of(), Map.of());
    }

    private void note(long at, String type, Map<String, Object> fields, Map<String, Long> moments) {
        add(new Entry.Noted(at, type, fields, moments));
    }

    private void add(Entry entry) {
        if (stopped || cut != null) {
            return;
        }
        long begun = origin;
        if (begun != UNKNOWN && entry.at() - begun > TraceSpool.LONGEST.toNanos()) {
            cut = "longer than %d h".formatted(TraceSpool.LONGEST.toHours());
        } else if (!waiting.offer(entry)) {
            cut = "the disk could not follow";
        }
    }

    private void write() {
        try {
            Entry next = waiting.take();
            while (!(next instanceof Entry.Last)) {
                if (origin == UNKNOWN) {
                    early.add(next);
                } else {
                    writeEarly();
                    write(next);
                }
                next = waiting.take();
            }
            writeEarly();
            spool.complete();
        } catch (IOException e) {
            failure = e;
            cut = "the disk failed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeEarly() throws IOException {
        for (Entry entry : early) {
            write(entry);
        }
        early.clear();
    }

    private void write(Entry entry) throws IOException {
        switch (entry) {
            case Entry.Captured(long _, byte[] pcm) -> spool.microphone(pcm);
            case Entry.Played(long at, byte[] pcm, int bytes) -> spool.ear(at - origin, pcm, bytes);
            case Entry.Received(long _, byte[] pcm) -> spool.received(pcm);
            case Entry.Noted noted -> writeLine(noted);
            case Entry.Last _ -> {}
        }
    }

    private void writeLine(Entry.Noted noted) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        noted.fields().forEach((key, value) -> fields.put(key, safe(noted.type(), value)));
        noted.moments().forEach((key, at) -> fields.put(key, Duration.ofNanos(since(at))));
        long micros = (since(noted.at()) + 500) / 1000;
        spool.line(micros, TimelineText.line(micros, noted.type(), fields));
    }

    /// What the user typed has to be sent again as it was; all else is for eyes.
    private Object safe(String type, Object value) {
        return value instanceof String text && !type.equals("text")
                ? Scrub.line(censor.apply(text))
                : value;
    }

    /// What came before the first frame of the user's counts as having come with it.
    private long since(long at) {
        return Math.max(0, at - origin);
    }

    /// When the first frame of the user's was captured; empty before that.
    OptionalLong origin() {
        return origin == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(origin);
    }

    /// The state that the server told last; empty when it told none.
    String state() {
        return state;
    }

    /// Why nothing more is written; null while it is.
    @Nullable String cutOrNull() {
        return cut;
    }

    /// Ends the recording: what is told from now on is not of it.
    ///
    /// @return what was written
    /// @throws OperationFailed when it could not be written
    TraceSpool stop(long now) throws InterruptedException {
        if (origin == UNKNOWN) {
            origin = now;
        }
        stopped = true;
        boolean told =
                !writer.isAlive()
                        || waiting.offer(
                                new Entry.Last(now), LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS);
        if (!told || !writer.join(LAST_WRITES)) {
            throw new OperationFailed(
                    "[%s] the disk took nothing for %d s".formatted(file, LAST_WRITES.toSeconds()));
        }
        IOException failed = failure;
        if (failed != null) {
            throw TraceWriter.unwritable(file, failed);
        }
        return spool;
    }

    @Override
    public void close() {
        stopped = true;
        writer.interrupt();
        try {
            spool.close();
        } catch (IOException e) {
            // What is told is the failure before this one; the folder's name says what it is.
        }
    }
}
