package dev.vox.runtime.registry.redis;

import dev.vox.runtime.model.Await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real Redis server for each test, on a free port, that keeps nothing. Where there is none the test is skipped.
public final class RedisServer implements BeforeEachCallback, AfterEachCallback {
    private static final Duration ANSWER = Duration.ofMillis(300);
    private static final int ATTEMPTS = 10;

    private final List<String> options;
    private int port;
    private @Nullable Process process;

    /// @param options of `redis-server`: `--requirepass`, `secret`
    public RedisServer(String... options) {
        this.options = List.of(options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Assumptions.assumeTrue(
                program().isPresent(), "redis-server is not there: apt-get install redis-server");
        for (int attempt = 0; attempt < ATTEMPTS && !running(); attempt++) {
            port = freePort();
            start();
        }
        if (!running()) {
            throw new AssertionError("redis-server did not start in " + ATTEMPTS + " attempts");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (running()) {
            kill();
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public RedisAddress address() {
        return RedisAddress.parse(url());
    }

    /// Starts it again on its port, empty.
    public void start() {
        List<String> command = new ArrayList<>();
        command.add(program().orElseThrow().toString());
        command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--appendonly", "no"));
        command.addAll(options);
        try {
            Process started =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process = started;
            Await.until("redis-server answers", () -> !started.isAlive() || speaks());
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

    /// Does nothing more, and keeps its connections: hangs.
    public void suspend() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    /// Gives a command as another client does.
    public Object run(Command command, String... arguments) {
        try (Connection connection = new Connection("127.0.0.1", port)) {
            connection.sendCommand(command, arguments);
            Object answer = connection.getOne();
            return answer instanceof byte[] bytes
                    ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                    : answer;
        }
    }

    private boolean running() {
        return process != null && process.isAlive();
    }

    /// A server with a password that we do not have speaks, too.
    private boolean speaks() {
        RedisPing.Answer answer = RedisPing.ask(address(), ANSWER);
        return answer.up() || answer.sentence().startsWith("NOAUTH");
    }

    private void signal(String signal) {
        try {
            Process kill =
                    new ProcessBuilder("kill", signal, "" + process.pid()).inheritIO().start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program() {
        return List.of("/usr/bin/redis-server", "/usr/local/bin/redis-server").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
