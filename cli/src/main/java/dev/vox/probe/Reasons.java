package dev.vox.probe;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;

import javax.net.ssl.SSLException;

/// Why there is no answer, in words.
public final class Reasons {
    private static final int LONGEST = 200;

    private Reasons() {}

    /// A failure of the network as a phrase.
    public static String of(Throwable failure) {
        return switch (failure) {
            case UnknownHostException _, UnresolvedAddressException _ -> "no such host";
            case NoRouteToHostException _ -> "no route to host";
            case ConnectException refused -> refusal(refused);
            case EOFException _, ClosedChannelException _ ->
                    "the connection was closed without an answer";
            case SSLException tls -> "no TLS: " + message(tls);
            case SocketException broken -> reset(broken);
            default -> message(failure);
        };
    }

    private static String refusal(ConnectException failure) {
        String message = message(failure);
        return message.startsWith("connection refused") ? "connection refused" : message;
    }

    private static String reset(SocketException failure) {
        String message = message(failure);
        return message.startsWith("connection reset") ? "the connection was reset" : message;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? "failed without a reason" : phrase(message);
    }

    /// The first line of a text, short enough for one line, its first letter small.
    public static String phrase(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return cut.length() > 1 && Character.isLowerCase(cut.charAt(1))
                ? Character.toLowerCase(cut.charAt(0)) + cut.substring(1)
                : cut;
    }

    /// A failure of a library's worker as what it is about.
    static IOException asIo(ExecutionException wrapper) {
        Throwable failure = wrapper.getCause() == null ? wrapper : wrapper.getCause();
        return failure instanceof IOException io ? io : new IOException(message(failure), failure);
    }
}
