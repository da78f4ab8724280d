package dev.vox.voice;

import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.runtime.sentence.Sentence;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// Speaks a text of any length through a stack: one sentence after the other, and as many sessions as it takes.
///
/// A server ends a session after so many messages or so long a time. A sentence of which nothing was heard yet is then
/// spoken again in a new session; one that was cut is a failure, for no part of a text may be lost or heard twice.
public final class Narrator {
    /// A session older than this is replaced between two sentences, before the server's own limit can cut one.
    static final Duration LONGEST_SESSION = Duration.ofMinutes(45);

    private static final int EXCERPT = 60;

    private final VoiceClient client;
    private final Ticker ticker;

    /// A narrator on the machine's own clock. The caller closes the client.
    public Narrator(VoiceClient client) {
        this(client, Ticker.SYSTEM);
    }

    Narrator(VoiceClient client, Ticker ticker) {
        this.client = client;
        this.ticker = ticker;
    }

    /// Speaks a text and hands its audio to the sink. Progress counts sentences, of a text that has several.
    ///
    /// @throws OperationFailed when a sentence cannot be spoken or its audio is damaged; the message names the sentence
    /// @throws IOException when the sink failed
    public Narration narrate(
            SessionOptions options, SpokenText text, FrameSink sink, Progress progress)
            throws IOException, InterruptedException {
        long startedAt = ticker.nanoTime();
        try (Sessions sessions = new Sessions(options)) {
            NarrationTally tally = new NarrationTally(sessions.current().paced());
            long number = 0;
            while (text.sentences().hasNext()) {
                Sentence sentence = text.sentences().next();
                number++;
                tally.add(speak(sessions, sentence, text.isOneUtterance() ? 0 : number, sink));
                if (!text.isOneUtterance()) {
                    progress.report(advanced(text, number, tally));
                }
            }
            if (!text.isOneUtterance()) {
                Duration elapsed = Duration.ofNanos(ticker.nanoTime() - startedAt);
                progress.report(
                        new ProgressEvent.Finished(text.name(), seconds(tally.audio()), elapsed));
            }
            return tally.narration(sessions.opened);
        }
    }

    private static ProgressEvent advanced(SpokenText text, long number, NarrationTally tally) {
        return new ProgressEvent.Advanced(
                text.name(),
                number,
                text.total().orElse(0),
                "sentences, " + seconds(tally.audio()));
    }

    private static String seconds(Duration audio) {
        return String.format(Locale.ROOT, "%.1f s of audio", audio.toMillis() / 1000.0);
    }

    private UtteranceMeasurement speak(
            Sessions sessions, Sentence sentence, long number, FrameSink sink)
            throws IOException, InterruptedException {
        try {
            UtteranceMeasurement measured = inAnySession(sessions, sentence, sink);
            if (measured.sequenceErrorCount() > 0) {
                throw new OperationFailed(
                        "audio damaged: " + measured.sequenceErrors().getFirst().description());
            }
            return measured;
        } catch (OperationFailed e) {
            throw number == 0 ? e : named(sentence, number, e);
        }
    }

    private UtteranceMeasurement inAnySession(Sessions sessions, Sentence sentence, FrameSink sink)
            throws IOException, InterruptedException {
        VoiceSession session = sessions.current();
        try {
            return session.speak(sentence.text(), sink);
        } catch (SessionOver over) {
            if (!over.reachedLimit() || over.framesHeard() > 0) {
                throw ended(over);
            }
        }
        try {
            return sessions.next().speak(sentence.text(), sink);
        } catch (SessionOver over) {
            throw ended(over);
        }
    }

    private static OperationFailed ended(SessionOver over) {
        String when = over.framesHeard() == 0 ? "before" : "in the middle of";
        return new OperationFailed(
                "the session ended %s the utterance: %s".formatted(when, over.reason()),
                null,
                over);
    }

    private static OperationFailed named(Sentence sentence, long number, OperationFailed cause) {
        return new OperationFailed(
                "[sentence %d: “%s”] %s"
                        .formatted(number, sentence.excerpt(EXCERPT), cause.getMessage()),
                cause.hint().orElse(null),
                cause);
    }

    /// The sessions of one narration, one at a time.
    private final class Sessions implements AutoCloseable {
        private final SessionOptions options;
        private @Nullable VoiceSession session;
        private long openedAt;
        private int opened;

        Sessions(SessionOptions options) {
            this.options = options;
        }

        VoiceSession current() throws InterruptedException {
            VoiceSession open = session;
            boolean old = ticker.nanoTime() - openedAt > LONGEST_SESSION.toNanos();
            return open == null || old ? next() : open;
        }

        VoiceSession next() throws InterruptedException {
            close();
            VoiceSession open = client.open(options);
            session = open;
            openedAt = ticker.nanoTime();
            opened++;
            return open;
        }

        @Override
        public void close() {
            if (session != null) {
                session.close();
                session = null;
            }
        }
    }
}
