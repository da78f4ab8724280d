package dev.vox.contract.transport;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Codec;
import dev.vox.contract.call.Outgoing;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Calls by JSON lines: a request on one line, an answer on one line.
///
/// One thread reads, one writes, so that a worker that does not read holds up nobody but its own calls. At most 64 messages
/// wait to be written: a call that finds no room waits for it within its deadline. A line of more than 16 MiB is dropped.
final class LineConnection implements WorkerConnection {
    private static final int MOST_LINE_BYTES = 16 << 20;
    private static final int MOST_WAITING = 64;
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final byte[] LINE_FEED = {'\n'};

    /// What the writer does next.
    private sealed interface Writing {
        /// Writes a line.
        record Line(Bytes bytes) implements Writing {}

        /// Closes the stream.
        record End() implements Writing {}
    }

    private final Codec codec;
    private final Arrivals arrivals;
    private final InputStream in;
    private final OutputStream out;
    private final Consumer<String> noise;
    private final Supplier<String> ending;
    private final BlockingQueue<Writing> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong numbers = new AtomicLong();
    private final ReentrantLock sending = new ReentrantLock(true);
    private final Runnable closing;

    /// @param noise takes lines that are no messages
    /// @param ending says why nothing more comes, once nothing more comes
    /// @param closing lets go of what carries the streams; it must make a blocked read and write end
    LineConnection(
            Codec codec,
            InputStream in,
            OutputStream out,
            Consumer<String> noise,
            Supplier<String> ending,
            Runnable closing) {
        this.codec = codec;
        this.arrivals = new Arrivals(codec);
        this.in = in;
        this.out = out;
        this.noise = noise;
        this.ending = ending;
        this.closing = closing;
    }

    /// Begins to read and write.
    ///
    /// @param threads pipes block a carrier of virtual threads, sockets do not
    LineConnection begin(Thread.Builder threads) {
        threads.name("worker-answers").start(this::readAll);
        threads.name("worker-requests").start(this::writeAll);
        return this;
    }

    @Override
    public Reply call(Request request, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Arrivals.Waiting waiting;
        // In the order of their turns, so that an answer that overtakes another is known as such.
        sending.lockInterruptibly();
        try {
            Outgoing outgoing = codec.message(request, numbers.incrementAndGet());
            Bytes line = outgoing.line();
            waiting = arrivals.expect(outgoing.id(), line);
            if (!offer(line, end)) {
                return arrivals.abandon(waiting, deadline);
            }
        } finally {
            sending.unlock();
        }
        return await(waiting, end, deadline);
    }

    @Override
    public Reply sendRaw(Bytes bytes, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Arrivals.Waiting waiting = arrivals.expectAnything(bytes);
        if (!offer(bytes, end)) {
            return arrivals.abandon(waiting, deadline);
        }
        return await(waiting, end, deadline);
    }

    private boolean offer(Bytes bytes, long end) throws InterruptedException {
        return queue.offer(new Writing.Line(bytes), end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private Reply await(Arrivals.Waiting waiting, long end, Duration deadline)
            throws InterruptedException {
        try {
            return waiting.reply().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return arrivals.abandon(waiting, deadline);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes a reply with a failure", e);
        } catch (InterruptedException e) {
            arrivals.abandon(waiting, deadline);
            throw e;
        }
    }

    /// Closes the stream of requests, once what waits is written.
    void closeRequests() {
        if (!queue.offer(new Writing.End())) {
            queue.clear();
            var _ = queue.offer(new Writing.End());
        }
    }

    private void writeAll() {
        try {
            while (queue.take() instanceof Writing.Line(Bytes line)) {
                byte[] bytes = line.toArray();
                out.write(bytes);
                if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
                    out.write(LINE_FEED);
                }
                out.flush();
            }
            out.close();
        } catch (IOException e) {
            // Whoever reads tells it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        boolean dropping = false;
        try (in) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                int from = 0;
                for (int at = 0; at < read; at++) {
                    if (chunk[at] == '\n') {
                        line.write(chunk, from, at - from);
                        from = at + 1;
                        if (!dropping) {
                            take(line);
                        }
                        line.reset();
                        dropping = false;
                    }
                }
                line.write(chunk, from, read - from);
                if (line.size() > MOST_LINE_BYTES) {
                    if (!dropping) {
                        tooLong(line);
                    }
                    dropping = true;
                    line.reset();
                }
            }
            if (line.size() > 0 && !dropping) {
                take(line);
            }
        } catch (IOException e) {
            // A connection that breaks has ended.
        } finally {
            arrivals.end(ending.get());
        }
    }

    private void tooLong(ByteArrayOutputStream line) {
        Bytes begin = Bytes.of(Arrays.copyOf(line.toByteArray(), Tail.MOST_CHARACTERS));
        arrivals.breakOldest(
                Breakage.OVERSIZE, "more than %d bytes".formatted(MOST_LINE_BYTES), begin);
    }

    /// A line that does not begin as JSON does is nothing that was meant as a message.
    private void take(ByteArrayOutputStream line) {
        Bytes bytes = Bytes.of(line.toByteArray());
        String text = bytes.text().strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            arrivals.take(bytes);
        } else if (!text.isEmpty()) {
            noise.accept(text);
        }
    }

    /// Whether nothing comes any more.
    boolean ended() {
        return arrivals.ended();
    }

    @Override
    public List<Bytes> strays() {
        return arrivals.strays();
    }

    @Override
    public void close() {
        arrivals.end("the connection was closed");
        closeRequests();
        closing.run();
    }
}
