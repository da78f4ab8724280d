package dev.vox.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Calls functions of the C library of Linux that Java has no door to.
///
/// All have one shape, three numbers in and one out, because the JVM makes code for each shape anew at every start (20 ms).
/// On the machines that Linux runs Java on, whole numbers and addresses are handed over in registers; a function
/// does not look at those that it has no use for.
@SuppressWarnings("restricted") // that is what it is for: the launcher allows it
final class CLibrary {
    /// What a call answered.
    ///
    /// @param value 32 bits are of meaning where the function answers an `int`
    /// @param errno why it failed; 0 when it has not
    record Answer(long value, int errno) {
        boolean failed() {
            return (int) value == -1;
        }
    }

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup FUNCTIONS = LINKER.defaultLookup();
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private final MemorySegment state;

    /// @param arena owns what the calls need
    CLibrary(Arena arena) {
        this.state = arena.allocate(STATE);
    }

    /// Calls a function; numbers that it does not take are 0.
    Answer call(String function, long first, long second, long third) {
        try {
            long value = (long) CALL.invokeExact(symbol(function), state, first, second, third);
            return new Answer(value, (int) value == -1 ? (int) ERRNO.get(state, 0L) : 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a downcall throws nothing", e);
        }
    }

    /// The address that a variable of the library holds.
    static long pointer(String variable) {
        return symbol(variable)
                .reinterpret(ValueLayout.JAVA_LONG.byteSize())
                .get(ValueLayout.JAVA_LONG, 0);
    }

    private static MemorySegment symbol(String name) {
        return FUNCTIONS
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
    }
}
