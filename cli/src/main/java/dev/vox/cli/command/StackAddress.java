package dev.vox.cli.command;

import java.net.URI;
import java.net.URISyntaxException;

/// Where an orchestrator listens, as people write it: `localhost`, `localhost:8080`, `ws://host:8080`.
public final class StackAddress {
    private static final int USUAL_PORT = 8080;

    private StackAddress() {}

    /// The address of a word; without a port it is 8080, unless a whole address was given.
    ///
    /// @param usage of the command that was given the word
    /// @throws UsageProblem when it is none
    public static URI read(String word, String usage) {
        boolean whole = word.contains("://");
        try {
            URI uri = new URI(whole ? word : "ws://" + word);
            boolean websocket = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
            if (websocket && uri.getHost() != null && uri.getUserInfo() == null) {
                return whole || uri.getPort() >= 0
                        ? uri
                        : new URI("ws", null, uri.getHost(), USUAL_PORT, uri.getPath(), null, null);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageProblem(
                "this is no address of a stack", "as in ws://localhost:8080, or localhost", usage);
    }
}
