package dev.vox.contract.transport;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/// One life of a worker: from a start to an end.
final class Life {
    final @Nullable Running program;
    final Link link;
    final Tail stderr = new Tail();
    final Tail noise = new Tail();
    final CountDownLatch said = new CountDownLatch(1);
    final List<WorkerConnection> connections = new CopyOnWriteArrayList<>();

    Life(Site site) {
        this.program = site.program();
        this.link = site.link();
    }

    void listen(@Nullable Pattern line) {
        if (program == null) {
            return;
        }
        stderr.drain(program.stderr(), "worker-stderr", text -> heard(line, text));
        if (!link.streams()) {
            noise.drain(program.stdout(), "worker-stdout", text -> heard(line, text));
        }
    }

    private void heard(@Nullable Pattern line, String text) {
        if (line != null && line.matcher(text).find()) {
            said.countDown();
        }
    }

    boolean alive() {
        return program == null || program.running();
    }

    void end() {
        if (program != null) {
            program.close();
        }
        connections.forEach(WorkerConnection::close);
        connections.clear();
        link.close();
    }
}
