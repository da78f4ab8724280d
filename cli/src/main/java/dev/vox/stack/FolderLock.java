package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A lock on a file, held by one owner on the machine, given back by the system when its process dies.
///
/// A system's file locks belong to processes, and closing any descriptor of the file drops them: so threads of one process
/// take turns on a semaphore first, and only its holder ever opens the file.
public final class FolderLock implements AutoCloseable {
    private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

    private final Semaphore here;
    private final FileChannel channel;

    private FolderLock(Semaphore here, FileChannel channel) {
        this.here = here;
        this.channel = channel;
    }

    /// Takes the lock when it is free.
    ///
    /// @param file made when it is not there; its folder is
    static Optional<FolderLock> tryTake(Path file) throws IOException {
        Semaphore here = turn(file);
        if (!here.tryAcquire()) {
            return Optional.empty();
        }
        FolderLock taken = null;
        try {
            FileChannel channel = open(file);
            if (channel.tryLock() != null) {
                taken = new FolderLock(here, channel);
            } else {
                channel.close();
            }
            return Optional.ofNullable(taken);
        } finally {
            releaseUnless(taken, here);
        }
    }

    /// Takes the lock, waiting for its owner to give it back, at most until the deadline.
    static Optional<FolderLock> take(Path file, Duration deadline)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Semaphore here = turn(file);
        if (!here.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        FolderLock taken = null;
        try {
            FileChannel channel = open(file);
            if (channel.tryLock() != null || waitFor(channel, end - System.nanoTime())) {
                taken = new FolderLock(here, channel);
            } else {
                channel.close();
            }
            return Optional.ofNullable(taken);
        } finally {
            releaseUnless(taken, here);
        }
    }

    /// Closing the channel is what ends a wait that came too late.
    private static boolean waitFor(FileChannel channel, long nanos)
            throws IOException, InterruptedException {
        CompletableFuture<FileLock> lock = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("vox-lock")
                .start(() -> {
                    try {
                        lock.complete(channel.lock());
                    } catch (IOException e) {
                        lock.completeExceptionally(e);
                    }
                });
        try {
            lock.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("the lock cannot be taken", e);
        }
    }

    private static Semaphore turn(Path file) {
        return HERE.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new Semaphore(1));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void releaseUnless(@Nullable FolderLock taken, Semaphore here) {
        if (taken == null) {
            here.release();
        }
    }

    /// Gives the lock back.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the descriptor is gone either way, and the lock with it
        } finally {
            here.release();
        }
    }
}
