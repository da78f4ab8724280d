package dev.vox.embedded;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The writing end of the pipe to the process that started this stack.
///
/// A reader that has gone away before the stack is ready has given it up, or was killed: then the start fails. Afterwards
/// nobody reads any more, and nothing is written.
public final class EventPipe implements Progress, AutoCloseable {
    private final OutputStream pipe;
    private boolean closed;

    private EventPipe(OutputStream pipe) {
        this.pipe = pipe;
    }

    /// Opens the pipe.
    ///
    /// @param path a descriptor's path such as `/dev/fd/3`
    /// @throws OperationFailed when it cannot be written
    public static EventPipe open(Path path) {
        try {
            return new EventPipe(Files.newOutputStream(path));
        } catch (IOException e) {
            throw new OperationFailed("[" + path + "] cannot report the start here", null, e);
        }
    }

    @Override
    public void report(ProgressEvent event) {
        send(new StartEvent.Moved(event));
    }

    /// Says that every service answers, the last word of a start.
    public void ready() {
        send(new StartEvent.Ready());
        close();
    }

    /// Says why there will be no stack; nothing after [#ready].
    public void failed(VoxException failure) {
        try {
            send(new StartEvent.Failed(failure));
        } catch (OperationFailed e) {
            // nobody wants to know
        }
    }

    private synchronized void send(StartEvent event) {
        if (closed) {
            return;
        }
        try {
            pipe.write((StartEvent.print(event) + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new OperationFailed("[stack] given up by the process that started it", null, e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            pipe.close();
        } catch (IOException e) {
            // nobody reads it any more
        }
    }
}
