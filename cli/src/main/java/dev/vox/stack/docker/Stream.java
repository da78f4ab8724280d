package dev.vox.stack.docker;

import com.github.dockerjava.api.async.ResultCallback;

import dev.vox.problem.VoxException;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// An answer of the engine that goes on, read by a thread of docker-java's until it ends or is closed.
///
/// @param <T> what it consists of
final class Stream<T> implements ResultCallback<T>, Watch {
    private final Commands commands;
    private final EngineHttp http;
    private final Consumer<T> each;
    private final Consumer<Optional<String>> ended;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable RuntimeException failure;

    /// @param ended told once when it ends by itself, with the reason when that is a failure
    Stream(Commands commands, EngineHttp http, Consumer<T> each, Consumer<Optional<String>> ended) {
        this.commands = commands;
        this.http = http;
        this.each = each;
        this.ended = ended;
    }

    /// Waits until the engine has begun to answer.
    ///
    /// @throws VoxException when it does not
    void awaitBegin(Duration deadline) {
        try {
            // The connection has this deadline too, and tells more; what is added is for its last
            // words.
            if (!begun.await(deadline.plusSeconds(1).toNanos(), TimeUnit.NANOSECONDS)) {
                close();
                throw new IllegalStateException("a connection did not heed its deadline");
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw http.broken(new ClosedByInterruptException());
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void onStart(Closeable answer) {
        begun.countDown();
    }

    @Override
    public void onNext(T next) {
        if (!over.get()) {
            each.accept(next);
        }
    }

    /// docker-java tells a failure of the stream's, and its end after that.
    @Override
    public void onError(Throwable cause) {
        RuntimeException unexpected =
                cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        RuntimeException translated =
                cause instanceof IOException broken
                        ? http.broken(broken)
                        : commands.translated(http, unexpected);
        if (begun.getCount() > 0) {
            failure = translated;
            over.set(true);
            begun.countDown();
        } else {
            end(Optional.of(String.valueOf(translated.getMessage())));
        }
    }

    @Override
    public void onComplete() {
        end(Optional.empty());
    }

    private void end(Optional<String> reason) {
        if (over.compareAndSet(false, true)) {
            http.close();
            ended.accept(reason);
        }
    }

    /// Whether nothing comes any more.
    boolean isOver() {
        return over.get();
    }

    /// Ends it; nobody is told.
    @Override
    public void close() {
        over.set(true);
        http.close();
    }
}
