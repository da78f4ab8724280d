package dev.vox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Environment;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class ProcPortOwnersTest {
    @TempDir Path proc;
    private final PortOwners owners = new ProcPortOwners(Path.of("/proc"));

    private static StackPorts ports(Map<String, String> variables) {
        return StackPorts.of(
                Environment.of(
                        Variables.resolve(List.of(Layer.process(variables)), ExpandOrder.VOX)));
    }

    @Test
    void the_program_that_listens_on_a_port_is_named() throws Exception {
        try (ListeningProgram program = ListeningProgram.start()) {
            assertThat(owners.of(program.port()))
                    .hasValueSatisfying(owner -> {
                        assertThat(owner.pid()).isEqualTo(program.pid());
                        assertThat(owner.program()).isEqualTo("java");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'/usr/bin/python3|-c|import x\npassword=hunter2', python3,",
        "'nginx: master process /usr/sbin/nginx -g secret', nginx,",
        "'/opt/a\nb|x', a,",
        "'/opt/\u001b[31mred|x', red,",
        "'', worker,",
        "'/jdk/bin/java|-cp|x|dev.vox.cli.Main|serve|stack|--project|/work/a b|-k|secret', java,"
                + " /work/a b",
        "'/jdk/bin/java|-cp|x|dev.vox.cli.Main|serve|stack|--project', java,",
        "'/bin/sh|-c|serve|stack|--project|/work/a', sh,"
    })
    void only_the_name_of_a_program_is_told_and_the_project_of_a_stack(
            String line, String name, @Nullable String project) throws Exception {
        Path process = Files.createDirectories(proc.resolve("4711"));
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(process.resolve("fd"));
        Files.createSymbolicLink(process.resolve("fd/3"), Path.of("socket:[99]"));
        Files.writeString(process.resolve("cmdline"), line.replace('|', '\0'));
        Files.writeString(process.resolve("comm"), "worker\n");
        Files.writeString(
                proc.resolve("net/tcp"),
                """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 99 1
                """);

        assertThat(new ProcPortOwners(proc).of(0x1F90))
                .contains(new PortOwner(4711, name, project));
    }

    @Test
    void nobody_has_a_free_port() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(owners.of(port)).map(PortOwner::pid).contains(ProcessHandle.current().pid());
        }
        assertThat(owners.of(port)).isEmpty();
    }

    @Test
    void every_taken_port_is_named_with_its_holder_and_the_variable_to_change() throws Exception {
        try (ListeningProgram one = ListeningProgram.start();
                ListeningProgram other = ListeningProgram.start();
                ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int unused = free.getLocalPort();
            free.close();
            StackPorts ports =
                    ports(
                            Map.of(
                                    "ORCHESTRATOR_WS_PORT", Integer.toString(unused),
                                    "ORCHESTRATOR_HEALTH_PORT", Integer.toString(one.port()),
                                    "WORKER_GRPC_PORT", Integer.toString(other.port())));

            assertThatThrownBy(() ->
                            new PortCheck(owners).require("127.0.0.1", ports.all().subList(0, 3)))
                    .isInstanceOfSatisfying(
                            MissingPrerequisite.class,
                            e -> {
                                assertThat(e.getMessage().lines())
                                        .satisfiesExactly(
                                                line ->
                                                        assertThat(line)
                                                                .startsWith(
                                                                        "[orchestrator health port "
                                                                                + one.port()
                                                                                + "] taken by pid "
                                                                                + one.pid()
                                                                                + " ("),
                                                line ->
                                                        assertThat(line)
                                                                .startsWith(
                                                                        "[worker gRPC port "
                                                                                + other.port()
                                                                                + "] taken by pid "
                                                                                + other.pid()
                                                                                + " ("));
                                assertThat(e.hint())
                                        .contains(
                                                "end that program, or choose another port with"
                                                        + " ORCHESTRATOR_HEALTH_PORT and"
                                                        + " WORKER_GRPC_PORT");
                            });
        }
    }

    @Test
    void one_port_for_two_services_of_ours_is_a_mistake_in_the_settings() {
        assertThatThrownBy(() ->
                        ports(Map.of("WORKER_GRPC_PORT", "8081", "WORKER_METRICS_PORT", "8080")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        [environment] WORKER_GRPC_PORT=8081: is [default] ORCHESTRATOR_HEALTH_PORT=8081 as well
                        [environment] WORKER_METRICS_PORT=8080: is [default] ORCHESTRATOR_WS_PORT=8080 as well\
                        """);
    }

    @Test
    void the_health_port_follows_the_websocket_port_unless_set() {
        assertThat(ports(Map.of("ORCHESTRATOR_WS_PORT", "9000")).health().port()).isEqualTo(9001);
        assertThat(ports(Map.of("ORCHESTRATOR_HEALTH_PORT", "9500")).health().port())
                .isEqualTo(9500);
        assertThatThrownBy(() -> ports(Map.of("ORCHESTRATOR_WS_PORT", "65535")))
                .hasMessage(
                        "[environment] ORCHESTRATOR_WS_PORT=65535: leaves no port after it for"
                                + " health");
    }
}
