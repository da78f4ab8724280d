package dev.vox.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.voice.FakeOrchestrator;
import dev.vox.voice.RunningStack;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Probes against servers that really listen: our own worker and orchestrator, and sockets that do what no good server does.
@Timeout(60)
class ServiceProberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Prober prober = new ServiceProber();

    @Test
    void a_stack_that_runs_answers_in_each_protocol() throws Exception {
        try (RunningStack stack = RunningStack.start()) {
            int worker = stack.workerPort();
            URI orchestrator = stack.address();

            assertThat(grpc(worker, null)).isEqualTo(Said.yes("SERVING"));
            assertThat(grpc(worker, "tts.Nobody"))
                    .isEqualTo(Said.no("the health service knows no tts.Nobody"));
            assertThat(ask(new ProbeTarget.Tcp("127.0.0.1", worker)))
                    .isEqualTo(Said.yes("connected"));
            assertThat(ask(new ProbeTarget.WebSocket(orchestrator)))
                    .isEqualTo(Said.yes("session_start"));
            assertThat(ask(new ProbeTarget.WebSocket(URI.create("ws://127.0.0.1:" + worker))))
                    .extracting(Said::ok)
                    .isEqualTo(false);
            assertThat(grpc(orchestrator.getPort(), null).ok()).isFalse();
        }
    }

    @Test
    void a_health_service_that_says_no_is_not_asked_further() throws Exception {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus("", ServingStatus.NOT_SERVING);

        assertThat(servedBy(health.getHealthService())).isEqualTo(Said.no("NOT_SERVING"));
    }

    @Test
    void a_worker_without_a_health_service_is_asked_for_its_capabilities() throws Exception {
        assertThat(
                        servedBy(
                                new TTSServiceGrpc.TTSServiceImplBase() {
                                    @Override
                                    public void getCapabilities(
                                            GetCapabilitiesRequest request,
                                            StreamObserver<GetCapabilitiesResponse> answer) {
                                        answer.onNext(GetCapabilitiesResponse.getDefaultInstance());
                                        answer.onCompleted();
                                    }
                                }))
                .isEqualTo(Said.yes("capabilities"));
        assertThat(servedBy(new TTSServiceGrpc.TTSServiceImplBase() {}))
                .isEqualTo(Said.no("neither a health service nor a TTS worker answers"));
    }

    @Test
    void http_is_good_with_2xx_and_says_why_it_is_not() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/fine", 204, "");
        serve(server, "/moved", 302, "");
        serve(server, "/page", 500, "<html>oops</html>");
        serve(server, "/plain", 503, "Starting up\nsoon");
        serve(
                server,
                "/health",
                503,
                "{\"status\":\"unhealthy\",\"checks\":{\"redis\":{\"ok\":true},"
                        + "\"worker\":{\"ok\":false,\"error\":\"nothing listens there\"}}}");
        server.start();
        try {
            int port = server.getAddress().getPort();
            assertThat(http(port, "/fine")).isEqualTo(Said.yes("204"));
            assertThat(http(port, "/moved")).isEqualTo(Said.no("302"));
            assertThat(http(port, "/page")).isEqualTo(Said.no("500"));
            assertThat(http(port, "/plain")).isEqualTo(Said.no("503: starting up"));
            assertThat(http(port, "/health"))
                    .isEqualTo(Said.no("503: worker: nothing listens there"));
            assertThat(
                            ask(
                                    new ProbeTarget.WebSocket(
                                            URI.create("ws://127.0.0.1:" + port + "/fine"))))
                    .isEqualTo(Said.no("the WebSocket handshake was answered with HTTP 204"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_orchestrator_that_refuses_says_why() throws Exception {
        try (FakeOrchestrator full =
                FakeOrchestrator.legacy(peer -> peer.close(1013, "too many sessions"))) {
            assertThat(ask(new ProbeTarget.WebSocket(full.address())))
                    .isEqualTo(Said.no("closed before session_start with 1013: too many sessions"));
        }
        try (FakeOrchestrator other = FakeOrchestrator.legacy(peer -> peer.send("hello"))) {
            assertThat(ask(new ProbeTarget.WebSocket(other.address())))
                    .isEqualTo(Said.no("the first message is no session_start: hello"));
        }
    }

    @Test
    void a_probe_takes_its_leave_of_the_session() throws Exception {
        CompletableFuture<Void> left = new CompletableFuture<>();
        try (FakeOrchestrator server =
                FakeOrchestrator.legacy(peer -> {
                    peer.start();
                    try {
                        peer.receive();
                    } catch (java.io.EOFException e) {
                        left.complete(null);
                        throw e;
                    }
                })) {
            assertThat(ask(new ProbeTarget.WebSocket(server.address())).ok()).isTrue();
            left.get(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void nobody_there_is_a_refused_connection(Protocol protocol) throws Exception {
        int port;
        try (ServerSocket socket = listener()) {
            port = socket.getLocalPort();
        }

        assertThat(ask(target(protocol, "127.0.0.1", port)))
                .isEqualTo(Said.no("connection refused"));
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "REDIS", mode = EnumSource.Mode.EXCLUDE)
    void a_host_without_an_address_is_named_as_such(Protocol protocol) throws Exception {
        assertThat(ask(target(protocol, "nobody.invalid", 7001)))
                .isEqualTo(Said.no("no such host"));
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "TCP", mode = EnumSource.Mode.EXCLUDE)
    void a_peer_that_says_nothing_is_late_and_nothing_stays_open(Protocol protocol)
            throws Exception {
        try (ServerSocket silent = listener()) {
            CompletableFuture<Integer> end = acceptAndRead(silent);
            ProbeAnswer answer =
                    prober.ask(target(protocol, "127.0.0.1", silent.getLocalPort()), SHORT);

            assertThat(answer.ok()).isFalse();
            assertThat(answer.sentence()).matches("no .* within [123]?\\d?\\d ms");
            assertThat(answer.elapsed()).isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
            assertThat(end.get(10, TimeUnit.SECONDS)).isNotNegative();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "TCP", mode = EnumSource.Mode.EXCLUDE)
    void a_peer_that_speaks_something_else_is_no_such_service(Protocol protocol) throws Exception {
        try (ServerSocket other = listener()) {
            Thread.ofVirtual()
                    .start(() -> greet(other, "220 mail.example.org ESMTP\r\n220 more\r\n"));
            Said said = ask(target(protocol, "127.0.0.1", other.getLocalPort()));

            assertThat(said.ok()).isFalse();
            assertThat(said.sentence()).isNotBlank().doesNotContain("\n", "Exception");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "TCP", mode = EnumSource.Mode.EXCLUDE)
    void a_peer_that_hangs_up_has_not_answered(Protocol protocol) throws Exception {
        try (ServerSocket rude = listener()) {
            Thread.ofVirtual().start(() -> greet(rude, ""));
            Said said = ask(target(protocol, "127.0.0.1", rude.getLocalPort()));

            assertThat(said.ok()).isFalse();
            assertThat(said.sentence()).isNotBlank().doesNotContain("\n", "Exception");
        }
    }

    private static ProbeTarget target(Protocol protocol, String host, int port) {
        return TargetText.read(protocol, host + ":" + port, null);
    }

    private Said grpc(int port, @Nullable String service) throws InterruptedException {
        return ask(new ProbeTarget.Grpc("127.0.0.1", port, service));
    }

    private Said http(int port, String path) throws InterruptedException {
        return ask(new ProbeTarget.Http(URI.create("http://127.0.0.1:" + port + path)));
    }

    private Said ask(ProbeTarget target) throws InterruptedException {
        ProbeAnswer answer = prober.ask(target, PATIENCE);
        return new Said(answer.ok(), answer.sentence());
    }

    private Said servedBy(BindableService service) throws Exception {
        Server server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .addService(service)
                        .build()
                        .start();
        try {
            return grpc(server.getPort(), null);
        } finally {
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static void serve(HttpServer server, String path, int status, String body) {
        server.createContext(
                path,
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
    }

    /// Reads until the client closes; completes with what it sent.
    private static CompletableFuture<Integer> acceptAndRead(ServerSocket listener) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try (Socket socket = listener.accept()) {
                        end.complete(socket.getInputStream().readAllBytes().length);
                    } catch (IOException e) {
                        // a connection that is reset is closed too
                        end.complete(0);
                    }
                });
        return end;
    }

    /// Says something to each client, and hangs up.
    private static void greet(ServerSocket listener, String text) {
        try {
            while (true) {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    socket.shutdownOutput();
                    var _ = socket.getInputStream().read(new byte[4096]);
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }
}
