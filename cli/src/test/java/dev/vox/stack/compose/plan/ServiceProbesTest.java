package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.config.VoxFile.Role;
import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Container.Published;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ServiceProbesTest {
    private static final List<Published> PUBLISHED =
            List.of(
                    new Published("0.0.0.0", 5353, 80, "udp"),
                    new Published("0.0.0.0", 18_080, 80, "tcp"));

    private static Part part(ProbeWord probe) {
        return new Part("a", Role.OTHER, probe, 80, "/-/ready", false);
    }

    @ParameterizedTest
    @CsvSource({
        "GRPC, grpc://127.0.0.1:18080, grpc://172.18.0.2:80",
        "HTTP, http://127.0.0.1:18080/-/ready, http://172.18.0.2:80/-/ready",
        "WEBSOCKET, ws://127.0.0.1:18080, ws://172.18.0.2:80",
        "REDIS, redis://127.0.0.1:18080, redis://172.18.0.2:80",
        "TCP, tcp://127.0.0.1:18080, tcp://172.18.0.2:80"
    })
    void aServiceIsAskedAtItsPublishedPortOrBetterAtItsOwnAddress(
            ProbeWord probe, String published, String direct) {
        assertThat(ServiceProbes.target(part(probe), PUBLISHED, null).map(ProbeTarget::text))
                .contains(published);
        assertThat(
                        ServiceProbes.target(part(probe), PUBLISHED, "172.18.0.2")
                                .map(ProbeTarget::text))
                .contains(direct);
    }

    @Test
    void anAddressOfTheNewerKindStandsInBrackets() {
        List<Published> published = List.of(new Published("::1", 81, 80, "tcp"));

        assertThat(
                        ServiceProbes.target(part(ProbeWord.HTTP), published, null)
                                .map(ProbeTarget::text))
                .contains("http://[::1]:81/-/ready");
    }

    @Test
    void whatShowsNoPortIsNotAsked() {
        Part silent = new Part("a", Role.OTHER, ProbeWord.TCP, null, "/", false);

        assertThat(ServiceProbes.target(silent, PUBLISHED, "172.18.0.2")).isEmpty();
        assertThat(ServiceProbes.target(part(ProbeWord.TCP), List.of(), null)).isEmpty();
        assertThat(ServiceProbes.target(part(ProbeWord.NONE), PUBLISHED, null)).isEmpty();
    }
}
