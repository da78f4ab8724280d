package dev.vox.stack;

import dev.vox.env.Launch;
import dev.vox.text.Scrub;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the owner of a port in Linux' `/proc`: the socket tables name an inode, a process' descriptors lead to it.
///
/// Source: proc(5), `/proc/net/tcp` and `/proc/PID/fd`.
public final class ProcPortOwners implements PortOwners {
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";
    private static final int NAME_LENGTH = 60;

    /// What stands before the project in the command line of a stack.
    private static final List<String> STACK = List.of(Launch.MAIN, "serve", "stack", "--project");

    private final Path proc;

    /// @param proc `/proc`, or a test's own
    public ProcPortOwners(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<PortOwner> of(int port) {
        Set<String> sockets = new HashSet<>();
        collect(proc.resolve("net/tcp"), port, sockets);
        collect(proc.resolve("net/tcp6"), port, sockets);
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    private static void collect(Path table, int port, Set<String> sockets) {
        try (Stream<String> lines = Files.lines(table, StandardCharsets.US_ASCII)) {
            lines.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > INODE && row[STATE].equals(LISTENING))
                    .filter(row -> portOf(row[LOCAL_ADDRESS]) == port)
                    .forEach(row -> sockets.add("socket:[" + row[INODE] + "]"));
        } catch (IOException e) {
            // no such table: another system, or no IPv6
        }
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }

    private Optional<PortOwner> holder(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    long pid = Long.parseLong(process.getFileName().toString());
                    return Optional.of(new PortOwner(pid, program(process), project(process)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // not readable: then nobody can be named
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(target(descriptor))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // another user's process, or one that has just ended
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /// The program's name alone: what follows it may hold secrets, and may be as long as it likes.
    private static String program(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            String name = fileName(line.split("\0", 2)[0]);
            return name.isEmpty()
                    ? harmless(Files.readString(process.resolve("comm"), StandardCharsets.UTF_8))
                    : name;
        } catch (IOException e) {
            return "a program";
        }
    }

    /// The project whose stack a process runs, which the command line of a stack in the background says; null for any other.
    private static @Nullable String project(Path process) {
        try {
            List<String> words =
                    List.of(
                            Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8)
                                    .split("\0"));
            int at = Collections.indexOfSubList(words, STACK);
            int project = at + STACK.size();
            return at < 0 || project >= words.size() ? null : Scrub.line(words.get(project));
        } catch (IOException e) {
            return null;
        }
    }

    /// A program may write a whole sentence there, such as `nginx: master process /usr/sbin/nginx -g …`.
    private static String fileName(String path) {
        String program = path.strip().split("\\s", 2)[0];
        String name = program.substring(program.lastIndexOf('/') + 1);
        return harmless(name.endsWith(":") ? name.substring(0, name.length() - 1) : name);
    }

    private static String harmless(String name) {
        String clean = Scrub.line(name).strip();
        return clean.substring(0, Math.min(clean.length(), NAME_LENGTH));
    }
}
