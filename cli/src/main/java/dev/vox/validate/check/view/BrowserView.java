package dev.vox.validate.check.view;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// The endpoints as a page in a browser reaches them: the WebSocket takes a handshake with a foreign origin, and no address that a
/// page is built with names what only containers can resolve.
public final class BrowserView {
    private static final String ORIGIN = "http://localhost:3000";

    /// Variables whose values build tools put into pages.
    private static final Pattern OF_PAGES =
            Pattern.compile("(NEXT_PUBLIC|VITE|REACT_APP|PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC)_.*");

    private static final Set<String> ANY = Set.of("0.0.0.0", "[::]");

    private final Duration longest;

    /// @param longest for the handshake
    public BrowserView(Duration longest) {
        this.longest = longest;
    }

    /// Whether the WebSocket takes a page's handshake.
    public Sighting handshake(URI websocket) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket =
                    client.newWebSocketBuilder()
                            .header("Origin", ORIGIN)
                            .buildAsync(websocket, new WebSocket.Listener() {})
                            .get(longest.toNanos(), TimeUnit.NANOSECONDS);
            socket.abort();
            client.shutdownNow();
            return new Sighting(
                    "websocket", true, "%s: takes a page of %s".formatted(websocket, ORIGIN));
        } catch (ExecutionException e) {
            return new Sighting(
                    "websocket",
                    false,
                    "%s: refuses a page of %s: %s".formatted(websocket, ORIGIN, reason(e)));
        } catch (TimeoutException e) {
            return new Sighting(
                    "websocket",
                    false,
                    "%s: no answer to the handshake of a page within %d ms"
                            .formatted(websocket, longest.toMillis()));
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "nothing listens there" : message;
    }

    /// What is wrong with the addresses that pages are built with.
    ///
    /// @param services the names that only containers resolve
    public List<Sighting> variables(Map<String, String> variables, Set<String> services) {
        List<Sighting> seen = new ArrayList<>();
        new TreeMap<>(variables)
                .forEach((name, value) -> {
                    String host = UrlsOfVariables.host(value);
                    if (!host.isEmpty() && OF_PAGES.matcher(name).matches()) {
                        boolean hidden = services.contains(host);
                        boolean any = ANY.contains(host);
                        String why =
                                hidden
                                        ? "%s is a name that only containers resolve"
                                                .formatted(host)
                                        : any
                                                ? host + " is an address to listen on, not to reach"
                                                : host;
                        seen.add(new Sighting(name, !hidden && !any, why));
                    }
                });
        return seen;
    }
}
