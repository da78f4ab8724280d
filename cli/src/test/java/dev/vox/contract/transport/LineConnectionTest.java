package dev.vox.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Codec;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// JSON lines over a real socket, the test at its other end.
@Timeout(30)
class LineConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String NO_IDS =
            "envelope: {request: {operation: $.operation}, response: {result: $.result}}\n";

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Tail noise = new Tail();
    private ServerSocket server = socket();
    private Socket peer = new Socket();
    private BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));

    private static ServerSocket socket() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private WorkerConnection connect(String envelope) throws IOException {
        Contract contract =
                ContractReader.read(
                        "d.yaml",
                        "domain: d\n"
                                + envelope
                                + "transport: {kind: tcp, address: 'h:1'}\n"
                                + "operations: [{name: ping}]\n",
                        Path.of("."));
        Address address = new Address("127.0.0.1", server.getLocalPort());
        WorkerConnection connection =
                new TcpLink(new Codec(contract), address).connect(null, noise, LONG);
        peer = server.accept();
        requests =
                new BufferedReader(
                        new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        return connection;
    }

    private void say(String line) throws IOException {
        peer.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        peer.getOutputStream().flush();
    }

    private Future<Reply> ping(WorkerConnection connection, Duration deadline) {
        return callers.submit(
                () -> connection.call(WorkerContract.request("ping", "{}"), deadline));
    }

    @BeforeEach
    void open() {
        assertThat(server.getLocalPort()).isPositive();
    }

    @AfterEach
    void close() throws IOException {
        callers.shutdownNow();
        peer.close();
        server.close();
    }

    @Test
    void anAnswerThatComesTooLateIsAStrayAndNobodyElses() throws Exception {
        try (WorkerConnection connection = connect("")) {
            Future<Reply> late = ping(connection, SHORT);
            assertThat(requests.readLine()).contains("vox-1");
            assertThat(late.get()).isInstanceOf(Reply.Late.class);
            Future<Reply> next = ping(connection, LONG);
            assertThat(requests.readLine()).contains("vox-2");
            say("{\"id\": \"vox-1\", \"result\": \"late\"}");
            say("{\"id\": \"vox-2\", \"result\": \"own\"}");

            assertThat(((Reply.Answered) next.get()).exchange().received().text()).contains("own");
            assertThat(connection.strays())
                    .extracting(Bytes::text)
                    .first()
                    .asString()
                    .contains("late");
        }
    }

    @Test
    void withoutIdsALateAnswerIsNotTakenForTheNextOnes() throws Exception {
        try (WorkerConnection connection = connect(NO_IDS)) {
            Future<Reply> late = ping(connection, SHORT);
            requests.readLine();
            assertThat(late.get()).isInstanceOf(Reply.Late.class);
            Future<Reply> next = ping(connection, LONG);
            requests.readLine();
            say("{\"result\": \"late\"}");
            say("{\"result\": \"own\"}");

            assertThat(((Reply.Answered) next.get()).exchange().received().text()).contains("own");
            assertThat(connection.strays()).hasSize(1);
        }
    }

    @Test
    void anIdThatNobodyAskedWithBreaksTheOldestCall() throws Exception {
        try (WorkerConnection connection = connect("")) {
            Future<Reply> call = ping(connection, LONG);
            requests.readLine();
            say("{\"id\": \"other\", \"result\": 1}");

            assertThat(((Reply.Broken) call.get()).how()).isEqualTo(Breakage.OTHER_ID);
        }
    }

    @Test
    void aLineThatIsNoMessageIsNoiseAndOneThatMeantToBeBreaksTheCall() throws Exception {
        try (WorkerConnection connection = connect("")) {
            Future<Reply> call = ping(connection, LONG);
            requests.readLine();
            say("loading the model");
            say("{\"id\": \"vox-1\", \"resu");

            assertThat(((Reply.Broken) call.get()).how()).isEqualTo(Breakage.MALFORMED);
            assertThat(noise.lines()).containsExactly("loading the model");
        }
    }

    @Test
    void aLineWithoutEndIsDroppedAndTold() throws Exception {
        try (WorkerConnection connection = connect("")) {
            Future<Reply> call = ping(connection, LONG);
            requests.readLine();
            say("{" + "x".repeat(17 << 20));
            Reply reply = call.get();
            Future<Reply> next = ping(connection, LONG);
            requests.readLine();
            say("{\"id\": \"vox-2\", \"result\": 1}");

            assertThat(((Reply.Broken) reply).how()).isEqualTo(Breakage.OVERSIZE);
            assertThat(next.get()).isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    void whoDoesNotReadMakesACallLateAndNoMore() throws Exception {
        try (WorkerConnection connection = connect("")) {
            Reply reply = connection.sendRaw(Bytes.of("x".repeat(32 << 20)), SHORT);

            assertThat(reply).isInstanceOf(Reply.Late.class);
            assertThat(ping(connection, SHORT).get()).isInstanceOf(Reply.Late.class);
        }
    }

    @Test
    void aClosedConnectionBreaksEveryCall() throws Exception {
        try (WorkerConnection connection = connect("")) {
            Future<Reply> call = ping(connection, LONG);
            requests.readLine();
            peer.close();

            assertThat(((Reply.Broken) call.get()).how()).isEqualTo(Breakage.ENDED);
            assertThat(((Reply.Broken) ping(connection, LONG).get()).how())
                    .isEqualTo(Breakage.ENDED);
        }
    }
}
