package dev.vox.process;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.CLibrary.Answer;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program that takes this process's place: same process id, streams, folder and environment, and its signals from then on.
///
/// @param file the program
/// @param arguments as bytes, its own name first
public record Successor(String file, List<byte[]> arguments) {
    private static final int SET_DESCRIPTOR_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;
    private static final int SET_MASK = 2;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int OPEN_FILES = 7;

    /// Signals that the JVM takes over even where they were ignored: SIGPIPE, SIGXFSZ.
    private static final int[] TAKEN_OVER = {13, 25};

    private static final int IGNORE = 1;
    private static final int NOT_PERMITTED = 1;
    private static final int NO_SUCH_FILE = 2;
    private static final int TOO_LONG = 7;
    private static final int NO_PROGRAM = 8;
    private static final int NO_ACCESS = 13;

    public Successor {
        arguments = List.copyOf(arguments);
    }

    /// A program by its name.
    ///
    /// @param command program and arguments
    /// @param path where a name without a slash is looked for
    /// @throws MissingPrerequisite if there is no such program
    public static Successor of(List<String> command, SearchPath path) {
        return new Successor(
                path.locate(command.getFirst()),
                command.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList());
    }

    /// A program that the last words of this process's own command line name: their bytes are handed on as they came,
    /// whatever the locale is.
    ///
    /// @param command those words as Java has read them
    /// @throws MissingPrerequisite if there is no such program
    public static Successor ofOwnArguments(List<String> command, SearchPath path) {
        String file = path.locate(command.getFirst());
        List<byte[]> own = ownArguments();
        int from = own.size() - command.size();
        return from < 0 ? of(command, path) : new Successor(file, own.subList(from, own.size()));
    }

    private static List<byte[]> ownArguments() {
        byte[] all;
        try {
            all = Files.readAllBytes(Path.of("/proc/self/cmdline"));
        } catch (IOException e) {
            throw new OperationFailed("[/proc/self/cmdline] cannot be read", null, e);
        }
        List<byte[]> arguments = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < all.length; at++) {
            if (all[at] == 0) {
                arguments.add(Arrays.copyOfRange(all, from, at));
                from = at + 1;
            }
        }
        return arguments;
    }

    /// Becomes the program; returns only by throwing. The environment is the one that this process was given, byte for byte.
    ///
    /// What the JVM has changed is put back: the signals that are blocked or ignored, the limit of open files. Its
    /// files are closed, all but the three standard streams.
    ///
    /// @throws MissingPrerequisite if the file is missing or no program
    /// @throws OperationFailed if the system refuses
    /// @throws InterruptedException if a signal has asked this process to end
    public void become(Inherited inherited) throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            CLibrary library = new CLibrary(arena);
            MemorySegment name = arena.allocateFrom(file);
            MemorySegment words = words(arena);
            closeOnExec(library);
            restore(inherited, library, arena);
            if (Thread.interrupted()) {
                throw new InterruptedException("asked to end before " + file + " was started");
            }
            Answer answer =
                    library.call(
                            "execve", name.address(), words.address(), CLibrary.pointer("environ"));
            throw failure(answer.errno());
        }
    }

    private MemorySegment words(Arena arena) {
        MemorySegment words = arena.allocate(ValueLayout.JAVA_LONG, (long) arguments.size() + 1);
        for (int at = 0; at < arguments.size(); at++) {
            byte[] argument = arguments.get(at);
            MemorySegment text = arena.allocate((long) argument.length + 1);
            MemorySegment.copy(argument, 0, text, ValueLayout.JAVA_BYTE, 0, argument.length);
            words.setAtIndex(ValueLayout.JAVA_LONG, at, text.address());
        }
        return words;
    }

    /// Not those that were opened since: nothing of this thread's opens any.
    private static void closeOnExec(CLibrary library) {
        String[] descriptors = new File("/proc/self/fd").list();
        if (descriptors == null) {
            throw new OperationFailed("[/proc/self/fd] cannot be read");
        }
        for (String descriptor : descriptors) {
            int number = Integer.parseInt(descriptor);
            if (number > 2) {
                library.call("fcntl", number, SET_DESCRIPTOR_FLAGS, CLOSE_ON_EXEC);
            }
        }
    }

    private static void restore(Inherited inherited, CLibrary library, Arena arena) {
        if (inherited.openFiles() >= 0) {
            MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
            library.call("getrlimit", OPEN_FILES, limit.address(), 0);
            limit.setAtIndex(ValueLayout.JAVA_LONG, 0, inherited.openFiles());
            library.call("setrlimit", OPEN_FILES, limit.address(), 0);
        }
        for (int signal : TAKEN_OVER) {
            if ((inherited.ignoredSignals() >>> (signal - 1) & 1) == 1) {
                library.call("signal", signal, IGNORE, 0);
            }
        }
        MemorySegment blocked = arena.allocate(SIGNAL_SET_BYTES, Long.BYTES);
        blocked.set(ValueLayout.JAVA_LONG, 0, ProcessStatus.ofFirstThread().blockedSignals());
        library.call("pthread_sigmask", SET_MASK, blocked.address(), 0);
    }

    private RuntimeException failure(int errno) {
        String problem = "[" + file + "] cannot be started: ";
        return switch (errno) {
            case NO_SUCH_FILE ->
                    new MissingPrerequisite(
                            problem + "no such file",
                            "see whether the image has it, and the interpreter in its first line");
            case NO_ACCESS, NOT_PERMITTED ->
                    new MissingPrerequisite(
                            problem + "permission denied",
                            "see whether this user may execute it: ls -l " + file);
            case NO_PROGRAM ->
                    new MissingPrerequisite(
                            problem + "not a program",
                            "a script begins with #! and its interpreter");
            case TOO_LONG ->
                    new OperationFailed(problem + "arguments and environment are too long");
            default -> new OperationFailed(problem + "error " + errno + " of execve");
        };
    }
}
