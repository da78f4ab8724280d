package dev.vox.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A signal of the system to this process.
///
/// The JDK's only door to signals is `sun.misc.Signal`, which the compiler warns of whenever it is named; so it is named
/// at run time.
public enum SystemSignal {
    /// A terminal's hang-up.
    HUP,
    /// Ctrl-C.
    INT,
    /// The usual request to end.
    TERM;

    /// Has something done when the signal comes, instead of the process's end. A signal that was ignored when the JVM
    /// started stays ignored, and one that the JVM keeps to itself (`-Xrs`) has the system's effect.
    ///
    /// @param action runs on a thread of its own; it must not throw
    public void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object acting =
                    Proxy.newProxyInstance(
                            SystemSignal.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                action.run();
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name()), acting);
        } catch (InvocationTargetException kept) {
            // The JVM keeps it to itself, or the system has no such signal.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no jdk.unsupported module", e);
        }
    }
}
