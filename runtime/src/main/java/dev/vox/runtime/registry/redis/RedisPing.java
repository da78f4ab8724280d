package dev.vox.runtime.registry.redis;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Asks a Redis server whether it is there, once.
///
/// A health check starts a process for this question alone, so it is asked over a bare socket: the client library that the
/// registry uses loads many times as many classes.
public final class RedisPing {
    private static final int LONGEST_LINE = 512;

    private final RedisAddress server;
    private final Duration deadline;
    private final long end;

    private RedisPing(RedisAddress server, Duration deadline) {
        this.server = server;
        this.deadline = deadline;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /// What came of it.
    ///
    /// @param up whether the server answers `PONG`
    /// @param sentence `PONG`, or why there is none: `connection refused`, `NOAUTH Authentication required.`
    public record Answer(boolean up, String sentence) {}

    /// Logs in, if the address says how, and sends `PING`. Any failure is an answer; none contains a password.
    ///
    /// @param address `redis[s]://[[user]:password@]host[:port]`
    /// @param deadline for connection, login and answer together; looking the host's name up is not in it
    public static Answer ask(URI address, Duration deadline) {
        try {
            return ask(RedisAddress.parse(address.toString()), deadline);
        } catch (IllegalArgumentException e) {
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }

    /// The same of an address that has been read.
    public static Answer ask(RedisAddress server, Duration deadline) {
        return new RedisPing(server, deadline).ask();
    }

    private Answer ask() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.host(), server.port()), millisLeft());
            try (Socket socket = server.encrypted() ? encrypted(plain) : plain) {
                return ask(socket);
            }
        } catch (SocketTimeoutException _) {
            return down("no answer within " + deadline.toMillis() + " ms");
        } catch (UnknownHostException _) {
            return down("unknown host " + server.host());
        } catch (ConnectException e) {
            String reason = String.valueOf(e.getMessage());
            return down(reason.startsWith("Connection refused") ? "connection refused" : reason);
        } catch (EOFException _) {
            return down("the connection was closed without an answer");
        } catch (IOException e) {
            return down(String.valueOf(e.getMessage()));
        }
    }

    private Answer ask(Socket socket) throws IOException {
        String login = login();
        socket.getOutputStream().write((login + command("PING")).getBytes(StandardCharsets.UTF_8));
        if (!login.isEmpty()) {
            String said = line(socket);
            if (!said.startsWith("+")) {
                return unexpected(said);
            }
        }
        String said = line(socket);
        return said.equals("+PONG") ? new Answer(true, "PONG") : unexpected(said);
    }

    private String login() {
        String password = server.password();
        String user = server.user();
        if (password == null) {
            return "";
        }
        return user == null ? command("AUTH", password) : command("AUTH", user, password);
    }

    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : words) {
            text.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return text.toString();
    }

    private SSLSocket encrypted(Socket plain) throws IOException {
        SSLSocketFactory sockets = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket =
                (SSLSocket) sockets.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(millisLeft());
        socket.startHandshake();
        return socket;
    }

    /// One line without its end. Read byte by byte, so that a server that sends one now and then has no more time than
    /// another.
    private String line(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.length() < LONGEST_LINE) {
            socket.setSoTimeout(millisLeft());
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next == '\n') {
                break;
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    /// At least 1: to a socket 0 means for ever.
    private int millisLeft() throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    private Answer unexpected(String said) {
        return said.startsWith("-")
                ? down(said.substring(1))
                : down("it does not speak Redis: " + said);
    }

    private Answer down(String sentence) {
        return new Answer(false, server.masked(sentence));
    }
}
