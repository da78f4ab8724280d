package dev.vox.contract.transport;

import dev.vox.problem.InvalidConfiguration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where something listens.
///
/// @param host a name or an address, without brackets
/// @param port from 1 to 65535
record Address(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[(.+)]|([^:/]+)):(\\d{1,5})");
    private static final int MOST = 65_535;

    /// Reads `host:port`.
    ///
    /// @param key of the contract that it stands under
    /// @throws InvalidConfiguration when it is none
    static Address of(String key, String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            int port = Integer.parseInt(form.group(3));
            String host = form.group(1) == null ? form.group(2) : form.group(1);
            if (port > 0 && port <= MOST) {
                return new Address(host, port);
            }
        }
        throw new InvalidConfiguration(
                "[%s] '%s' is no address".formatted(key, text), "such as 127.0.0.1:7001");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
