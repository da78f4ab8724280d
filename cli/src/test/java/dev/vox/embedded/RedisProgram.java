package dev.vox.embedded;

import dev.vox.runtime.registry.redis.RedisAddress;
import dev.vox.runtime.registry.redis.RedisPing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A real Redis server with a password for each test, on a free port, that keeps nothing. Where there is none the test is
/// skipped.
public final class RedisProgram implements BeforeEachCallback, AfterEachCallback {
    private static final Path PROGRAM = Path.of("/usr/bin/redis-server");
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 10;

    private final String password;
    private int port;
    private @Nullable Process process;

    public RedisProgram(String password) {
        this.password = password;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM),
                "redis-server is not there: apt-get install redis-server");
        for (int attempt = 0; attempt < ATTEMPTS && !answers(); attempt++) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            start();
        }
        if (!answers()) {
            throw new AssertionError("redis-server did not start in " + ATTEMPTS + " attempts");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        kill();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /// Starts it on its port, empty.
    void start() {
        try {
            Process started =
                    new ProcessBuilder(
                                    PROGRAM.toString(),
                                    "--port",
                                    Integer.toString(port),
                                    "--bind",
                                    "127.0.0.1",
                                    "--save",
                                    "",
                                    "--appendonly",
                                    "no",
                                    "--requirepass",
                                    password)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process = started;
            long end = System.nanoTime() + TestStacks.PATIENCE.toNanos();
            while (started.isAlive() && !answers() && System.nanoTime() < end) {
                LockSupport.parkNanos(10_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Vanishes, as a killed process does.
    public void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("redis-server did not die");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        process = null;
    }

    private boolean answers() {
        return process != null
                && process.isAlive()
                && RedisPing.ask(RedisAddress.parse(url()), ANSWER).up();
    }
}
