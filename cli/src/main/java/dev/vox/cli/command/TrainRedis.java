package dev.vox.cli.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// As much of a Redis server as the training of `vox probe redis` needs: it answers whoever connects with `PONG`.
final class TrainRedis implements AutoCloseable {
    private final ServerSocket listener;

    private TrainRedis(ServerSocket listener) {
        this.listener = listener;
    }

    static TrainRedis start() throws IOException {
        TrainRedis redis = new TrainRedis(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("train-redis").start(redis::answer);
        return redis;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void answer() {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write("+PONG\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the training is over
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
