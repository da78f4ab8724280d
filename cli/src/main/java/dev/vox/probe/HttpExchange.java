package dev.vox.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/// A GET. It goes past proxies, which know nothing of a service's health, and follows no redirection.
///
/// It uses the JDK's old client, which starts in a tenth of the time of the new one.
record HttpExchange(URI address) implements Exchange {
    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public Said run(Waiting waiting) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        waiting.endedBy(connection::disconnect);
        try {
            connection.setConnectTimeout(waiting.leftMillis());
            connection.setReadTimeout(waiting.leftMillis());
            connection.setUseCaches(false);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Connection", "close");
            connection.connect();
            waiting.nowFor("HTTP answer");
            return answer(connection, waiting);
        } finally {
            connection.disconnect();
        }
    }

    private static Said answer(HttpURLConnection connection, Waiting waiting) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            return Said.no("what answers does not speak HTTP");
        }
        boolean ok = status >= 200 && status < 300;
        if (ok && !isJson(connection)) {
            return Said.yes(Integer.toString(status));
        }
        waiting.nowFor("end of the HTTP answer");
        String body = body(connection, ok);
        String reason = ok ? "" : reason(body);
        String sentence = Integer.toString(status) + (reason.isEmpty() ? "" : ": " + reason);
        return new Said(ok, sentence, body);
    }

    /// A page of any other kind may be as long as it likes: that it begins is enough.
    private static boolean isJson(HttpURLConnection connection) {
        String type = connection.getContentType();
        return type != null && type.startsWith("application/json");
    }

    private static String body(HttpURLConnection connection, boolean ok) throws IOException {
        try (InputStream body = ok ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null
                    ? ""
                    : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String reason(String body) {
        Optional<HealthPage> page = HealthPage.read(body);
        if (page.isEmpty()) {
            return body.stripLeading().startsWith("<") ? "" : Reasons.phrase(body);
        }
        String failing =
                page.get().checks().stream()
                        .filter(check -> !check.ok())
                        .map(check -> check.name() + ": " + Reasons.phrase(check.error()))
                        .collect(Collectors.joining(", "));
        return failing.isEmpty() ? Reasons.phrase(body) : failing;
    }
}
