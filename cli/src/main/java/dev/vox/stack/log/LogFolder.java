package dev.vox.stack.log;

import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folder of a project's logs and the names of the files in it.
///
/// `worker.log` is written to, `worker.1.log` is the one before it, and so on; `stack.out` holds what the stack's process
/// printed outside of its logs, such as a crash of the JVM.
///
/// @param folder `.vox/logs`
public record LogFolder(Path folder) {
    /// The services that write, in the order they are shown.
    public static final List<String> SERVICES =
            List.of("orchestrator", "worker", "registry", "stack");

    /// Files a service keeps, the one that is written to included.
    static final int GENERATIONS = 4;

    private static final int LAST_BYTES = 64 * 1024;

    static MissingPrerequisite unreadable(Path path, IOException cause) {
        return new MissingPrerequisite("[" + path + "] cannot be read", null, cause);
    }

    /// The file that a service writes to.
    public Path current(String service) {
        return folder.resolve(service + ".log");
    }

    /// Where the output of the stack's process goes.
    public Path output() {
        return folder.resolve("stack.out");
    }

    /// A service's file of an age: 0 is written to, higher ones are older.
    Path generation(String service, int age) {
        return age == 0 ? current(service) : folder.resolve(service + "." + age + ".log");
    }

    /// The files of a service that are there, oldest first.
    List<Path> files(String service) {
        List<Path> files = new ArrayList<>();
        for (int age = GENERATIONS - 1; age >= 0; age--) {
            Path file = generation(service, age);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /// The last lines of what the stack's process printed, as far as they lie in its last 64 KiB; nobody bounds that file.
    ///
    /// @throws MissingPrerequisite when the file cannot be read
    public List<String> lastOutput(int count) {
        if (!Files.isRegularFile(output())) {
            return List.of();
        }
        try (SeekableByteChannel file = Files.newByteChannel(output())) {
            file.position(Math.max(0, file.size() - LAST_BYTES));
            byte[] end = Channels.newInputStream(file).readNBytes(LAST_BYTES);
            List<String> all =
                    new String(end, StandardCharsets.ISO_8859_1)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException e) {
            throw unreadable(output(), e);
        }
    }
}
