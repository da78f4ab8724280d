package dev.vox.embedded;

import dev.vox.stack.StackDriver.StackEnd;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;

/// Waits for the signals that end a server, so that it ends in an orderly way and with an exit code of its own.
///
/// The JDK's only door to signals is `sun.misc.Signal`, which the compiler warns of whenever it is named; so it is named
/// at run time. A signal that was ignored when the JVM started stays ignored.
public final class Signals {
    private final CompletableFuture<StackEnd> first = new CompletableFuture<>();

    private Signals() {}

    /// Takes SIGINT and SIGTERM over from now on.
    public static Signals install() {
        Signals signals = new Signals();
        signals.on("INT", StackEnd.INTERRUPTED);
        signals.on("TERM", StackEnd.TERMINATED);
        return signals;
    }

    /// Blocks until the first of them comes: a server runs for as long as its user wants.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public StackEnd await() throws InterruptedException {
        try {
            return first.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("nobody fails this future", e);
        }
    }

    /// Ends the waiting as a signal would.
    void end(StackEnd end) {
        first.complete(end);
    }

    private void on(String name, StackEnd end) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object completing =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                first.complete(end);
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            completing);
        } catch (InvocationTargetException e) {
            // the JVM keeps this signal to itself (-Xrs): then it has the system's effect
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no jdk.unsupported module", e);
        }
    }
}
