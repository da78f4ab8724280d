package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.probe.ServiceProber;
import dev.vox.stack.ProcPortOwners;
import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class PortKindTest {
    @TempDir Path root;

    @Test
    void aPortThatSomebodyListensOnIsOpenAndHisNameIsTold() throws Exception {
        try (ServerSocket server = listening()) {
            int port = server.getLocalPort();
            String told = "PASS\nport %d = connected\nowner = java (pid %d)";

            assertThat(look("{port: %d, host: 127.0.0.1}".formatted(port)))
                    .isEqualTo(told.formatted(port, ProcessHandle.current().pid()));
            FakeTarget up = new FakeTarget(root).up("grpc", URI.create("grpc://127.0.0.1:" + port));
            assertThat(FakeTarget.told(up.look(kind(), "{of: grpc}")))
                    .isEqualTo(told.formatted(port, ProcessHandle.current().pid()));
        }
    }

    @Test
    void aPortThatIsTakenIsNotFree() throws Exception {
        try (ServerSocket server = listening()) {
            int port = server.getLocalPort();
            long pid = ProcessHandle.current().pid();

            assertThat(look("{port: %d, host: 127.0.0.1, state: free}".formatted(port)))
                    .isEqualTo(
                            "FAIL port %d is taken by java (pid %d)\nport %d = taken\nowner = java (pid %d)"
                                    .formatted(port, pid, port, pid));
        }
    }

    @Test
    void aPortThatNobodyListensOnIsFree() throws Exception {
        int port;
        try (ServerSocket server = listening()) {
            port = server.getLocalPort();
        }

        assertThat(look("{port: %d, host: 127.0.0.1, state: free}".formatted(port)))
                .isEqualTo("PASS\nport %d = free".formatted(port));
        assertThat(look("{port: %d, host: 127.0.0.1}".formatted(port)))
                .isEqualTo(
                        "FAIL nobody listens on 127.0.0.1:%d: connection refused\nport %d = connection refused"
                                .formatted(port, port));
    }

    @Test
    void thePortOfAStackThatIsDownIsAMissingPrerequisite() throws Exception {
        assertThat(look("{of: websocket}")).isEqualTo("SKIP no stack is up");
    }

    @Test
    void whatIsNoPortBreaksTheCheck() {
        assertThatThrownBy(() -> look("{port: http}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("'http' is no port from 1 to 65535");
    }

    private static ServerSocket listening() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static PortKind kind() {
        return new PortKind(ServiceProber::new, () -> new ProcPortOwners(Path.of("/proc")));
    }

    private String look(String with) throws Exception {
        return FakeTarget.told(new FakeTarget(root).look(kind(), with));
    }
}
