package dev.vox.runtime.worker;

import dev.vox.proto.tts.TextChunk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The texts of one utterance, from the transport to the speaker.
///
/// It holds one text at most: the transport is asked for the next one when one is taken, so a client that sends faster
/// than the voice speaks is held back by HTTP/2 flow control.
final class TextFeed {
    /// The half-close.
    private static final TextChunk END = TextChunk.newBuilder().setIsFinal(true).build();

    /// One text and the half-close. It cannot be full unless the transport gives more than it was asked for.
    private final BlockingQueue<TextChunk> texts = new ArrayBlockingQueue<>(2);

    private final Runnable askForNext;
    private boolean ended;

    TextFeed(Runnable askForNext) {
        this.askForNext = askForNext;
    }

    void add(TextChunk chunk) {
        texts.add(chunk);
    }

    void end() {
        texts.add(END);
    }

    /// The next text, or null after the last one. For the speaker's thread alone.
    ///
    /// @throws TimeoutException when no text comes within the limit
    @Nullable String next(Duration limit) throws InterruptedException, TimeoutException {
        if (ended) {
            return null;
        }
        TextChunk chunk = texts.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (chunk == null) {
            throw new TimeoutException("no text for " + limit.toMillis() + " ms");
        }
        ended = chunk.getIsFinal();
        if (isEnd(chunk)) {
            return null;
        }
        if (!ended) {
            askForNext.run();
        }
        return chunk.getText();
    }

    @SuppressWarnings("ReferenceEquality") // a client may send an equal chunk, which is a text
    private static boolean isEnd(TextChunk chunk) {
        return chunk == END;
    }
}
