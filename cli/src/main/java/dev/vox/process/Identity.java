package dev.vox.process;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.CLibrary.Answer;

import java.io.File;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// As whom a process runs.
///
/// @param user its id, 0 for root
/// @param group its id
public record Identity(long user, long group) {
    private static final int ROOT = 0;
    private static final Path THREADS = Path.of("/proc/self/task");

    /// As whom this process runs.
    public static Identity current() {
        ProcessStatus status = ProcessStatus.ofFirstThread();
        return new Identity(status.users()[1], status.groups()[1]);
    }

    /// Whether it may become another.
    public boolean root() {
        return user == ROOT;
    }

    /// Runs this process as another from now on, every thread of it and for good: without further groups, and without a
    /// way back.
    ///
    /// @throws MissingPrerequisite if this process is not root, or root without the right to
    /// @throws OperationFailed if the system says that it was done, and it was not
    public void assume() {
        Identity now = current();
        if (now.equals(this)) {
            return;
        }
        if (!now.root()) {
            throw new MissingPrerequisite(
                    "only root can become user " + this + "; this is " + now,
                    "start it as root or as that user, in a Compose file with user: \""
                            + this
                            + "\"");
        }
        try (Arena arena = Arena.ofConfined()) {
            CLibrary library = new CLibrary(arena);
            require(library.call("setgroups", 0, 0, 0), "leave root's groups");
            require(library.call("setgid", group, 0, 0), "become group " + group);
            require(library.call("setuid", user, 0, 0), "become user " + user);
            verify(library);
        }
    }

    private static void require(Answer answer, String what) {
        if (answer.failed()) {
            throw new MissingPrerequisite(
                    "cannot %s: error %d of the system".formatted(what, answer.errno()),
                    "in a Compose file: cap_add: [SETUID, SETGID], or user: in the place of"
                            + " VOX_UID");
        }
    }

    private void verify(CLibrary library) {
        String[] threads = new File(THREADS.toString()).list();
        boolean done =
                threads != null && (user == ROOT || library.call("setuid", ROOT, 0, 0).failed());
        for (String thread : threads == null ? new String[0] : threads) {
            done &= holds(THREADS.resolve(thread).resolve("status"));
        }
        if (!done) {
            throw new OperationFailed("this process did not become " + this + " altogether");
        }
    }

    /// A thread that has ended meanwhile is nobody.
    private boolean holds(Path file) {
        if (!Files.exists(file)) {
            return true;
        }
        ProcessStatus status = ProcessStatus.read(file);
        return Arrays.stream(status.users()).allMatch(id -> id == user)
                && Arrays.stream(status.groups()).allMatch(id -> id == group)
                && status.furtherGroups().length == 0;
    }

    /// `user:group`, as Compose and chown write it.
    @Override
    public String toString() {
        return user + ":" + group;
    }
}
