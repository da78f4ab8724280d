package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Something that is made when it is first asked for, or fails then and ever after. Thread-safe.
final class Once<T> {
    private final Supplier<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T made;
    private @Nullable RuntimeException failure;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T known = made;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            return locked();
        } finally {
            lock.unlock();
        }
    }

    private T locked() {
        T known = made;
        if (known != null) {
            return known;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            T fresh = maker.get();
            made = fresh;
            return fresh;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
