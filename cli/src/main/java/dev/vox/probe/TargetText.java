package dev.vox.probe;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Reads a target as people type it: `localhost:7001`, `:7001`, `7001`, `grpc://localhost:7001`, an address with a path.
public final class TargetText {
    private static final String HERE = "localhost";
    private static final int LAST_PORT = 65535;

    private final Protocol protocol;
    private final URI address;

    private TargetText(Protocol protocol, URI address) {
        this.protocol = protocol;
        this.address = address;
    }

    /// Reads one.
    ///
    /// @param service that gRPC's health service is asked about; null for the server as a whole
    /// @throws IllegalArgumentException saying what is wrong, as a phrase without the text's password
    public static ProbeTarget read(Protocol protocol, String text, @Nullable String service) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        TargetText target = new TargetText(protocol, address(protocol, stripped));
        target.check();
        return target.target(service);
    }

    private static URI address(Protocol protocol, String text) {
        URI uri;
        try {
            uri = new URI(completed(protocol, text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address", e);
        }
        try {
            return uri.parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "its host is none: letters, digits, '-' and '.' make one", e);
        }
    }

    /// The text with what a person leaves out: scheme and host.
    private static String completed(Protocol protocol, String text) {
        int behindScheme = text.indexOf("://");
        String scheme =
                behindScheme < 0
                        ? protocol.name().toLowerCase(Locale.ROOT)
                        : text.substring(0, behindScheme).toLowerCase(Locale.ROOT);
        String rest = behindScheme < 0 ? text : text.substring(behindScheme + 3);
        int end = end(rest);
        return scheme + "://" + withHost(rest.substring(0, end)) + rest.substring(end);
    }

    private static int end(String rest) {
        for (int at = 0; at < rest.length(); at++) {
            if ("/?#".indexOf(rest.charAt(at)) >= 0) {
                return at;
            }
        }
        return rest.length();
    }

    private static String withHost(String authority) {
        int behindUser = authority.lastIndexOf('@') + 1;
        String user = authority.substring(0, behindUser);
        String server = authority.substring(behindUser);
        boolean portAlone = !server.isEmpty() && server.chars().allMatch(Character::isDigit);
        if (portAlone) {
            return user + HERE + ":" + server;
        }
        return server.isEmpty() || server.startsWith(":") ? user + HERE + server : authority;
    }

    private void check() {
        String scheme = address.getScheme();
        if (!protocol.schemes().isEmpty() && !protocol.schemes().contains(scheme)) {
            throw new IllegalArgumentException(
                    "%s:// is none of %s"
                            .formatted(scheme, String.join("://, ", protocol.schemes()) + "://"));
        }
        if (address.getHost() == null) {
            throw new IllegalArgumentException("it names no host");
        }
        if (port() < 0) {
            throw new IllegalArgumentException("it names no port");
        }
        if (port() < 1 || port() > LAST_PORT) {
            throw new IllegalArgumentException("its port is not between 1 and 65535");
        }
    }

    private ProbeTarget target(@Nullable String service) {
        String host = address.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return switch (protocol) {
            case GRPC -> new ProbeTarget.Grpc(bare, port(), service);
            case HTTP -> new ProbeTarget.Http(withScheme(address.getScheme()));
            case WS -> new ProbeTarget.WebSocket(withScheme(socketScheme()));
            case REDIS -> new ProbeTarget.Redis(withScheme(address.getScheme()));
            case TCP -> new ProbeTarget.Tcp(bare, port());
        };
    }

    private String socketScheme() {
        return switch (address.getScheme()) {
            case "http" -> "ws";
            case "https" -> "wss";
            default -> address.getScheme();
        };
    }

    private URI withScheme(String scheme) {
        try {
            return new URI(
                    scheme,
                    address.getUserInfo(),
                    address.getHost(),
                    port(),
                    address.getPath(),
                    address.getQuery(),
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address", e);
        }
    }

    /// As given, else as the scheme has it; negative when there is none.
    private int port() {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return switch (address.getScheme()) {
            case "http", "ws" -> protocol == Protocol.GRPC || protocol == Protocol.TCP ? -1 : 80;
            case "https", "wss" -> 443;
            case "redis", "rediss" -> 6379;
            default -> -1;
        };
    }
}
