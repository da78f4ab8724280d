package dev.vox.bench.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// A proxy that answers nothing and remembers what it was asked for, but for what a browser asks its vendor.
final class CountingProxy implements AutoCloseable {
    private static final Pattern ERRANDS =
            Pattern.compile("(.*\\.)?(google|googleapis|gvt1|gstatic)\\.com");
    private static final int PATIENCE_MS = 5_000;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().start(this::serve);

    CountingProxy() throws IOException {}

    int port() {
        return server.getLocalPort();
    }

    /// First lines of requests.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MS);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII));
                note(lines.readLine());
            } catch (SocketException closed) {
                // The end, or a browser that hung up.
            } catch (IOException silent) {
                // Whoever asks nothing asks for nothing.
            }
        }
    }

    private void note(String request) {
        if (request != null && !ERRANDS.matcher(host(request.split(" ")[1])).matches()) {
            asked.add(request);
        }
    }

    private static String host(String target) {
        return target.contains("://")
                ? String.valueOf(URI.create(target.split("\\?", 2)[0]).getHost())
                : target.split(":", 2)[0];
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        thread.join(PATIENCE_MS);
    }
}
