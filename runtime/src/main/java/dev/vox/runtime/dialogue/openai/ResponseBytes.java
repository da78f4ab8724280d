package dev.vox.runtime.dialogue.openai;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of a response, read with an allowance of time.
///
/// What comes is taken at once, so that an answer which is spoken slowly does not hold its connection. The queue is unbounded
/// for that; instead, a body over [#MOST_BYTES] is refused.
final class ResponseBytes extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {
    /// Longer than any answer that is spoken.
    static final int MOST_BYTES = 8 << 20;

    private sealed interface Arrival {
        record Bytes(ByteBuffer bytes) implements Arrival {}

        record End() implements Arrival {}

        record Broken(Throwable cause) implements Arrival {}
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Allowance allowance;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private long received;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    ResponseBytes(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            received += buffer.remaining();
            if (received > MOST_BYTES) {
                close();
                arrivals.add(
                        new Arrival.Broken(ChatFailure.lasting("answers with more than 8 MiB")));
                return;
            }
            arrivals.add(new Arrival.Bytes(buffer));
        }
    }

    @Override
    public void onError(Throwable problem) {
        arrivals.add(new Arrival.Broken(problem));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Waits for bytes and gives those that are there.
    ///
    /// @throws ChatFailure when the allowance is used up, or the connection broke
    /// @throws InterruptedIOException when the thread was interrupted
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (!ended && !current.hasRemaining()) {
            take(await());
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        return count;
    }

    private Arrival await() throws IOException {
        long begin = System.nanoTime();
        try {
            Arrival arrival = arrivals.poll(Math.max(0, allowance.left()), TimeUnit.NANOSECONDS);
            allowance.waitedSince(begin);
            if (arrival == null) {
                throw allowance.usedUp();
            }
            return arrival;
        } catch (InterruptedException e) {
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private void take(Arrival arrival) throws ChatFailure {
        switch (arrival) {
            case Arrival.Bytes(ByteBuffer bytes) -> current = bytes;
            case Arrival.End() -> ended = true;
            case Arrival.Broken(Throwable cause) -> throw broken(cause);
        }
    }

    private static ChatFailure broken(Throwable cause) {
        return cause instanceof ChatFailure failure
                ? failure
                : ChatFailure.passing("broke off the connection", cause);
    }

    /// Ends the exchange, if it still runs.
    @Override
    public void close() {
        closed = true;
        Flow.Subscription running = subscription;
        if (running != null) {
            running.cancel();
        }
    }
}
