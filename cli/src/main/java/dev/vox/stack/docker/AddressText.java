package dev.vox.stack.docker;

import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// Reads `unix:///var/run/docker.sock` and `tcp://host:2376`.
final class AddressText {
    private static final String UNIX = "unix://";
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private AddressText() {}

    /// The address.
    ///
    /// @param source that names it, for the message
    /// @param tls for an address that is a port
    /// @throws InvalidConfiguration when it is none that vox can talk to
    static EngineAddress parse(String source, String text, @Nullable Tls tls) {
        if (text.startsWith(UNIX) && text.length() > UNIX.length()) {
            return new EngineAddress.Unix(Path.of(text.substring(UNIX.length())));
        }
        if (text.startsWith("ssh://")) {
            throw new InvalidConfiguration(
                    "[docker] %s=%s: vox does not speak to an engine over ssh"
                            .formatted(source, text),
                    ("forward its socket: ssh -NL /tmp/engine.sock:/var/run/docker.sock %s;"
                                    + " then DOCKER_HOST=unix:///tmp/engine.sock")
                            .formatted(text.substring("ssh://".length())));
        }
        return port(source, text, tls);
    }

    private static EngineAddress port(String source, String text, @Nullable Tls tls) {
        try {
            URI uri = new URI(text);
            boolean port = "tcp".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            String host = uri.getHost();
            if (port && host != null) {
                int usual = tls == null ? PLAIN_PORT : TLS_PORT;
                return new EngineAddress.Tcp(
                        bare(host), uri.getPort() < 0 ? usual : uri.getPort(), tls);
            }
        } catch (URISyntaxException e) {
            throw wrong(source, text, e);
        }
        throw wrong(source, text, null);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static InvalidConfiguration wrong(
            String source, String text, @Nullable Throwable cause) {
        return new InvalidConfiguration(
                "[docker] %s=%s is no address of an engine".formatted(source, text),
                "write unix:///path/of/a/socket or tcp://host:port",
                cause);
    }
}
