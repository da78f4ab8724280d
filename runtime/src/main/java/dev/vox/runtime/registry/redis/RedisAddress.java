package dev.vox.runtime.registry.redis;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Where a Redis server is and how to log in, written `redis[s]://[[user]:password@]host[:port][/database]`.
///
/// It is read by hand: [URI] refuses the underscore that names of containers may have, and quotes the password in what it
/// says of a text that it cannot read. Nothing that this class says contains a password.
public final class RedisAddress {
    /// The port of a server whose address names none.
    public static final int DEFAULT_PORT = 6379;

    private static final String FORM = "redis[s]://[[user]:password@]host[:port][/database]";
    private static final int LAST_PORT = 65_535;

    private final String host;
    private final int port;
    private final boolean encrypted;
    private final @Nullable String user;
    private final @Nullable String password;
    private final int database;

    private RedisAddress(
            String host,
            int port,
            boolean encrypted,
            @Nullable String user,
            @Nullable String password,
            int database) {
        this.host = host;
        this.port = port;
        this.encrypted = encrypted;
        this.user = user;
        this.password = password;
        this.database = database;
    }

    /// Reads an address. What stands behind a `?` is for other clients.
    ///
    /// @throws IllegalArgumentException when the text is none; the message does not quote it
    public static RedisAddress parse(String text) {
        return parse(text, 0);
    }

    /// Reads an address.
    ///
    /// @param otherwise the database of an address that names none, 0 or more
    /// @throws IllegalArgumentException when the text is none; the message does not quote it
    public static RedisAddress parse(String text, int otherwise) {
        int scheme = text.indexOf("://");
        boolean encrypted = scheme >= 0 && text.substring(0, scheme).equals("rediss");
        if (!encrypted && !(scheme >= 0 && text.substring(0, scheme).equals("redis"))) {
            throw wrong("it does not begin with redis:// or rediss://");
        }
        String rest = upTo(text.substring(scheme + 3), '?');
        int login = rest.lastIndexOf('@');
        String place = rest.substring(login + 1);
        String hostAndPort = upTo(place, '/');
        int colon = portColon(hostAndPort);
        String host = unbracketed(hostAndPort.substring(0, colon));
        if (host.isBlank()) {
            throw wrong("it names no host");
        }
        String user = null;
        String password = null;
        if (login >= 0) {
            String credentials = rest.substring(0, login);
            String name = decoded(upTo(credentials, ':'));
            user = name.isEmpty() ? null : name;
            int secret = credentials.indexOf(':');
            password = secret < 0 ? null : decoded(credentials.substring(secret + 1));
        }
        return new RedisAddress(
                host,
                port(hostAndPort.substring(colon)),
                encrypted,
                user,
                password,
                database(place.substring(hostAndPort.length()), otherwise));
    }

    /// Name or address of the server; an IPv6 address without brackets.
    public String host() {
        return host;
    }

    /// Its port.
    public int port() {
        return port;
    }

    /// Whether it speaks TLS.
    public boolean encrypted() {
        return encrypted;
    }

    /// Who logs in; null for the server's default user.
    public @Nullable String user() {
        return user;
    }

    /// What with; null for no login. Never to be shown.
    public @Nullable String password() {
        return password;
    }

    /// The number of the database, from 0.
    public int database() {
        return database;
    }

    /// Without user and password, fit to be shown: `redis://localhost:6379/2`.
    @Override
    public String toString() {
        return (encrypted ? "rediss://" : "redis://")
                + (host.indexOf(':') < 0 ? host : "[" + host + "]")
                + ":"
                + port
                + (database == 0 ? "" : "/" + database);
    }

    /// A text from the server, fit to be shown: a server that does not know a command quotes its arguments, the password
    /// among them, and nothing that came from outside steers a terminal.
    String masked(String text) {
        return shown(
                password == null || password.isEmpty() ? text : text.replace(password, "****"));
    }

    /// A text without control characters.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text);
        for (int at = 0; at < shown.length(); at++) {
            if (Character.isISOControl(shown.charAt(at))) {
                shown.setCharAt(at, '?');
            }
        }
        return shown.toString();
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static int portColon(String hostAndPort) {
        int colon = hostAndPort.indexOf(':', Math.max(0, hostAndPort.indexOf(']')));
        return colon < 0 ? hostAndPort.length() : colon;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private static int port(String text) {
        if (text.length() < 2) {
            return DEFAULT_PORT;
        }
        int port = number(text.substring(1));
        if (port < 1 || port > LAST_PORT) {
            throw wrong("its port is not 1–65535");
        }
        return port;
    }

    private static int database(String path, int otherwise) {
        if (path.length() < 2) {
            return otherwise;
        }
        int database = number(path.substring(1));
        if (database < 0) {
            throw wrong("its database is not a number from 0");
        }
        return database;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            // A plus is a plus outside of forms.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw wrong("a % in user or password is not followed by two hexadecimal digits");
        }
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "not the address of a Redis server: " + why + " (" + FORM + ")");
    }
}
