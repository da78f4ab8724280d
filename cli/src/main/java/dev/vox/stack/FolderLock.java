package dev.vox.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A lock on a file, held by one owner on the machine, given back by the system when its process dies.
///
/// A system's file locks belong to processes, and closing any descriptor of the file drops them: so threads of one process
/// take turns on a semaphore first, and only its holder ever opens the file.
public final class FolderLock implements AutoCloseable {
    private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

    /// Locks that this process gives back by ending: a channel that nobody refers to is closed.
    private static final Set<FolderLock> KEPT = ConcurrentHashMap.newKeySet();

    private final Semaphore here;
    private final FileChannel channel;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private FolderLock(Semaphore here, FileChannel channel) {
        this.here = here;
        this.channel = channel;
    }

    /// Takes the lock when it is free.
    ///
    /// @param file made when it is not there; its folder is
    public static Optional<FolderLock> tryTake(Path file) throws IOException {
        Semaphore here = turn(file);
        if (!here.tryAcquire()) {
            return Optional.empty();
        }
        return lock(here, file, channel -> channel.tryLock() != null);
    }

    /// Takes the lock, waiting for its owner to give it back, at most until the deadline.
    static Optional<FolderLock> take(Path file, Duration deadline)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Semaphore here = turn(file);
        if (!here.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        return lock(
                here,
                file,
                channel -> channel.tryLock() != null || waitFor(channel, end - System.nanoTime()));
    }

    /// @param here taken already; given back unless the lock is had
    private static <E extends Exception> Optional<FolderLock> lock(
            Semaphore here, Path file, Attempt<E> attempt) throws IOException, E {
        FileChannel channel = null;
        FolderLock taken = null;
        try {
            channel = open(file);
            if (attempt.locks(channel)) {
                taken = new FolderLock(here, channel);
            }
            return Optional.ofNullable(taken);
        } finally {
            if (taken == null) {
                here.release();
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private interface Attempt<E extends Exception> {
        boolean locks(FileChannel channel) throws IOException, E;
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

    /// Keeps the lock until the system takes it from this process, when it has ended.
    public void keep() {
        KEPT.add(this);
    }

    /// Gives the lock back, once, unless it is kept.
    @Override
    public void close() {
        if (KEPT.contains(this) || !held.getAndSet(false)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // the descriptor is gone either way, and the lock with it
        } finally {
            here.release();
        }
    }
}
