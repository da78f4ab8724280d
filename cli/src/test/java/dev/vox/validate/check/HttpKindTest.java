package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

@Timeout(60)
class HttpKindTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path root;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(here(), 0);
        serve(server);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static InetSocketAddress here() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    private static void serve(HttpServer server) {
        server.createContext(
                "/health", exchange -> answer(exchange, 200, "{\"status\": \"degraded\"}"));
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/health");
                    answer(exchange, 302, "");
                });
        server.createContext(
                "/echo",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    answer(
                            exchange,
                            201,
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Content-Type")
                                    + " "
                                    + body);
                });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void anAnswerIsHeldAgainstWhatIsExpectedOfEachOfItsParts() throws Exception {
        assertThat(
                        look(
                                "{url: '${BASE}/health', expect: {status: 200, headers:"
                                    + " {Content-Type: {matches: json}, Content-Length: {min: 1}},"
                                    + " body: {contains: degraded}, json: {status: degraded}}}"))
                .isEqualTo(
                        "PASS\nasked = GET %s/health\nstatus = 200\ncontent type = application/json\n"
                                        .formatted(base())
                                + "body = {\"status\": \"degraded\"}");
        assertThat(
                        look(
                                "{url: '${BASE}/health', expect: {headers: {X-Gone: {exists:"
                                        + " true}}, json: {status: ok}}}"))
                .startsWith(
                        "FAIL headers.x-gone: wanted a value, saw nothing; json.status: wanted"
                                + " \"ok\", saw \"degraded\"\n");
    }

    @Test
    void theStackIsAskedWhereNoAddressIsNamed() throws Exception {
        FakeTarget target = target().up("health", URI.create(base() + "/health"));

        assertThat(FakeTarget.told(target.look(new HttpKind(), "{}")))
                .startsWith("PASS\nasked = GET " + base() + "/health\n");
        assertThat(look("{}")).isEqualTo("SKIP no stack is up");
    }

    @Test
    void aRequestIsSentAsItIsWrittenAndItsSecretIsNotShown() throws Exception {
        assertThat(
                        look(
                                "{url: '${BASE}/echo', headers: {Authorization: 'Bearer"
                                        + " ${MY_TOKEN}'}, json: {text: 'hi ${WHO}', n: 1},"
                                        + " expect: {status: 201, body: 'POST Bearer ${MY_TOKEN}"
                                        + " application/json {\"text\":\"hi you\",\"n\":1}'}}"))
                .isEqualTo(
                        "PASS\nasked = POST %s/echo\nstatus = 201\ncontent type = application/json\n"
                                        .formatted(base())
                                + "body = POST Bearer *** application/json"
                                + " {\"text\":\"hi you\",\"n\":1}");
    }

    @Test
    void redirectsAreNotFollowedUnlessThatIsSaid() throws Exception {
        assertThat(look("{url: '${BASE}/moved'}"))
                .isEqualTo(
                        """
                        FAIL status: wanted at most 299, saw 302
                        asked = GET %s/moved
                        status = 302
                        content type = application/json
                        location = /health\
                        """
                                .formatted(base()));
        assertThat(look("{url: '${BASE}/moved', follow-redirects: true}"))
                .startsWith("PASS\nasked = GET " + base() + "/moved\nstatus = 200\n");
    }

    @Test
    void nobodyThereAndSomebodyWhoNeverAnswersFail() throws Exception {
        String gone = base();
        server.stop(0);

        assertThat(look("{url: '%s/health'}".formatted(gone)))
                .isEqualTo(
                        "FAIL %s/health: connection refused\nasked = GET %s/health"
                                .formatted(gone, gone));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();

            assertThat(
                            FakeTarget.told(
                                    target().look(
                                                    new HttpKind(),
                                                    "{url: '%s'}".formatted(url),
                                                    Duration.ofMillis(200))))
                    .isEqualTo(
                            "FAIL %s: no HTTP answer within 200 ms\nasked = GET %s"
                                    .formatted(url, url));
        }
    }

    @Test
    void anAddressThatIsNoneBreaksTheCheck() {
        assertThatThrownBy(() -> look("{url: 'ftp://x'}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("'ftp://x' is no address such as http://localhost:8080");
    }

    @Test
    void aServerWithACertificateOfItsOwnIsTrustedWhereThatIsNamed() throws Exception {
        HttpsServer secure = HttpsServer.create(here(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate()));
        serve(secure);
        secure.start();
        try {
            String url = "https://127.0.0.1:%d/health".formatted(secure.getAddress().getPort());

            assertThat(look("{url: '%s'}".formatted(url))).startsWith("FAIL " + url + ": no TLS: ");
            assertThat(look("{url: '%s', ca: ca.pem}".formatted(url)))
                    .startsWith("PASS\nasked = GET " + url + "\nstatus = 200\n");
            assertThatThrownBy(() -> look("{url: '%s', ca: gone.pem}".formatted(url)))
                    .isInstanceOf(CheckBroken.class)
                    .hasMessage(
                            "the certificates of %s cannot be read"
                                    .formatted(root.resolve("gone.pem")));
        } finally {
            secure.stop(0);
        }
    }

    /// A new key for 127.0.0.1, and its certificate in `ca.pem`.
    private SSLContext certificate() throws Exception {
        Path store = root.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "here",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=here",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(
                root.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(
                                Base64.getMimeEncoder()
                                        .encodeToString(keys.getCertificate("here").getEncoded())));
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private FakeTarget target() {
        return new FakeTarget(root)
                .with("BASE", base())
                .with("MY_TOKEN", "t0psecret")
                .with("WHO", "you");
    }

    private String look(String with) throws Exception {
        return FakeTarget.told(target().look(new HttpKind(), with));
    }
}
