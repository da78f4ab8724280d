package dev.vox.validate.check.view;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The addresses that variables hold.
final class UrlsOfVariables {
    private static final Pattern URL =
            Pattern.compile(
                    "^[a-z][a-z0-9+.-]*://(?:[^@/\\s]*@)?(\\[[0-9a-fA-F:]+]|[A-Za-z0-9._-]+):([0-9]{1,5})(?:[/?].*)?$");

    private UrlsOfVariables() {}

    /// A host and a port.
    record HostPort(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /// By variable, the addresses with a port.
    static Map<String, HostPort> in(Map<String, String> variables) {
        Map<String, HostPort> found = new LinkedHashMap<>();
        new TreeMap<>(variables)
                .forEach((name, value) -> {
                    Matcher url = URL.matcher(value.strip());
                    if (url.matches() && Integer.parseInt(url.group(2)) < 65_536) {
                        found.put(name, new HostPort(url.group(1), Integer.parseInt(url.group(2))));
                    }
                });
        return found;
    }

    /// The host of an address, with or without a port; empty when it has none.
    static String host(String value) {
        try {
            String host = URI.create(value.strip()).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
