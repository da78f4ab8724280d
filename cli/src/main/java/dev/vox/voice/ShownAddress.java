package dev.vox.voice;

import java.net.URI;

/// An address as messages and documents say it: without a user, and without what a query says, which may be secret.
public final class ShownAddress {
    private ShownAddress() {}

    /// The text of an address: `ws://host:8080/path?***`.
    public static String of(URI address) {
        int port = address.getPort();
        String path = address.getRawPath();
        return "%s://%s%s%s%s"
                .formatted(
                        address.getScheme(),
                        address.getHost(),
                        port < 0 ? "" : ":" + port,
                        path == null ? "" : path,
                        address.getRawQuery() == null ? "" : "?***");
    }

    /// What somebody wrote for an address and may be none.
    public static String of(String text) {
        return text.replaceAll("//[^?#]*@", "//").replaceAll("[?#].*", "?***");
    }
}
