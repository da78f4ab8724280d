package dev.vox.bench.load;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.voice.Pace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sessions of a line that wait for something to say. When none waits another is opened, so that an utterance never waits for
/// another one's end.
public final class SessionPool implements AutoCloseable {
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

    private final SpeechLine line;
    private final Pace pace;
    private final Deque<LineSession> idle = new ArrayDeque<>();
    private final Set<LineSession> all = ConcurrentHashMap.newKeySet();

    private SessionPool(SpeechLine line, Pace pace) {
        this.line = line;
        this.pace = pace;
    }

    /// A pool with so many sessions open.
    ///
    /// @throws VoxException when they cannot be opened
    public static SessionPool open(SpeechLine line, Pace pace, int sessions)
            throws InterruptedException {
        SessionPool pool = new SessionPool(line, pace);
        try {
            List<CompletableFuture<LineSession>> opening = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                opening.add(pool.another());
            }
            for (CompletableFuture<LineSession> session : opening) {
                pool.give(await(session, "a session", OPEN_TIMEOUT));
            }
            return pool;
        } catch (RuntimeException | InterruptedException e) {
            pool.close();
            throw e;
        }
    }

    private CompletableFuture<LineSession> another() {
        return line.open(pace)
                .thenApply(session -> {
                    all.add(session);
                    return session;
                });
    }

    /// A session that is silent: one that waits, or else a new one. Comes back at once.
    public CompletableFuture<LineSession> take() {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                LineSession session = idle.poll();
                if (!session.spent()) {
                    return CompletableFuture.completedFuture(session);
                }
                all.remove(session);
                session.close();
            }
        }
        return another();
    }

    /// Gives back a session that has spoken.
    public void give(LineSession session) {
        synchronized (idle) {
            idle.add(session);
        }
    }

    /// Waits for something that is under way.
    ///
    /// @param what is awaited, a phrase
    /// @throws VoxException when it fails, or does not come in time
    public static <T> T await(CompletableFuture<T> future, String what, Duration atMost)
            throws InterruptedException {
        try {
            return future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OperationFailed(
                    "%s did not come within %d s".formatted(what, atMost.toSeconds()), null, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failure(what, cause == null ? e : cause);
        }
    }

    /// What made a future of this package fail.
    public static VoxException failure(String what, Throwable cause) {
        return switch (cause) {
            case VoxException known -> known;
            case CompletionException wrapper when wrapper.getCause() != null ->
                    failure(what, wrapper.getCause());
            default -> new OperationFailed("%s failed: %s".formatted(what, cause), null, cause);
        };
    }

    /// Ends all sessions, and what they speak.
    public void endAll() {
        all.forEach(LineSession::close);
        all.clear();
    }

    @Override
    public void close() {
        endAll();
    }
}
