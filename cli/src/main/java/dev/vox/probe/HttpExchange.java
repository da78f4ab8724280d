package dev.vox.probe;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        if (ok) {
            return Said.yes(Integer.toString(status));
        }
        waiting.nowFor("end of the HTTP answer");
        String reason = reason(body(connection));
        return Said.no(reason.isEmpty() ? Integer.toString(status) : status + ": " + reason);
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            return body == null
                    ? ""
                    : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String reason(String body) {
        try {
            List<String> failing = new ArrayList<>();
            if (Json.parse("answer", body).get("checks").orElse(null)
                    instanceof JsonValue.Members checks) {
                checks.values().forEach((name, check) -> note(failing, name, check));
            }
            return failing.isEmpty() ? Reasons.phrase(body) : String.join(", ", failing);
        } catch (MalformedJson e) {
            return body.stripLeading().startsWith("<") ? "" : Reasons.phrase(body);
        }
    }

    private static void note(List<String> failing, String name, JsonValue check) {
        if (!check.flag("ok").orElse(true)) {
            failing.add(name + ": " + Reasons.phrase(check.text("error").orElse("failing")));
        }
    }
}
