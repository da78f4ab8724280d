package dev.vox.validate.check.speech;

import dev.vox.problem.VoxException;
import dev.vox.voice.Command;
import dev.vox.voice.Pace;
import dev.vox.voice.WorkerClient;
import dev.vox.voice.WorkerFrame;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Has a worker speak, over gRPC.
///
/// A thread a text reads its frames into a bounded queue; when that is full the worker waits.
final class WorkerLine implements SpeechLine {
    private static final int WAITING_FRAMES = 64;

    private final URI address;
    private final WorkerClient client;
    private final String session = "vox-validate-" + UUID.randomUUID();
    private final Pace pace;
    private BlockingQueue<Sound> sounds = new ArrayBlockingQueue<>(WAITING_FRAMES);
    private Thread reader = Thread.currentThread();

    private WorkerLine(URI address, WorkerClient client, Pace pace) {
        this.address = address;
        this.client = client;
        this.pace = pace;
    }

    static WorkerLine open(URI address, String voice, Pace pace) {
        WorkerClient client = WorkerClient.of(address.getHost(), address.getPort());
        WorkerLine line = new WorkerLine(address, client, pace);
        try {
            client.startSession(line.session, voice, pace);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
        return line;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public String speaker() {
        return "worker";
    }

    @Override
    public boolean paced() {
        return pace == Pace.REALTIME;
    }

    @Override
    public long say(String text) {
        BlockingQueue<Sound> mine = new ArrayBlockingQueue<>(WAITING_FRAMES);
        sounds = mine;
        long sentAt = System.nanoTime();
        reader = Thread.ofVirtual().name("vox-validate-worker").start(() -> read(text, mine));
        return sentAt;
    }

    private void read(String text, BlockingQueue<Sound> mine) {
        try {
            boolean[] marked = {false};
            client.listen(
                    session,
                    text,
                    frame -> {
                        marked[0] |= frame.last();
                        if (frame.pcm().length > 0) {
                            mine.put(sound(frame));
                        }
                    });
            mine.put(new Sound.Ended(System.nanoTime(), marked[0]));
        } catch (VoxException e) {
            var _ = mine.offer(new Sound.Broken(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            // nobody listens any more
        }
    }

    private static Sound sound(WorkerFrame frame) {
        return new Sound.Frame(
                frame.sequence(),
                frame.pcm(),
                frame.sampleRate(),
                frame.frameMillis(),
                frame.arrivedAt());
    }

    @Override
    public Optional<Duration> control(Command command) {
        return Optional.of(client.control(session, command));
    }

    @Override
    public Optional<Sound> next(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(
                sounds.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        if (!reader.equals(Thread.currentThread())) {
            reader.interrupt();
        }
        try {
            client.endSession(session);
        } catch (VoxException e) {
            // a worker that is gone needs no farewell
        } finally {
            client.close();
        }
    }
}
