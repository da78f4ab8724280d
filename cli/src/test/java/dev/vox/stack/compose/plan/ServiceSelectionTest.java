package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.config.VoxFile.Role;
import dev.vox.config.VoxFile.ServiceEntry;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeReader;
import dev.vox.stack.plan.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ServiceSelectionTest {
    private static final ComposeModel TEN = TenServices.model(Map.of());

    @TempDir Path folder;

    private ServiceSelection select(ComposeModel model, ServiceWish wish) {
        return ServiceSelection.of(model, roles(model), wish);
    }

    private static Roles roles(ComposeModel model) {
        return Roles.of(model, VoxFile.EMPTY, Set.of("tts0", "tts-cosyvoice"));
    }

    private ComposeModel file(String services) throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yaml"), "services:\n" + services);
        return ComposeReader.read(new ComposeFiles(folder, List.of(file), null), Map.of());
    }

    @Test
    void aModelRunsItsProfileAndWhatHasNone() {
        ServiceSelection selection = select(TEN, TenServices.wish("piper"));

        assertThat(selection.profiles()).containsExactly("piper");
        assertThat(selection.wanted())
                .containsExactlyInAnyOrder("redis", "migrate", "livekit", "orchestrator", "tts0");
        assertThat(selection.rivals()).containsExactlyInAnyOrder("tts-cosyvoice", "tts-mock");
        assertThat(selection.worker()).isEqualTo("tts0");
        assertThat(selection.problems()).isEmpty();
        assertThat(selection.warnings()).isEmpty();
    }

    @Test
    void theEnvironmentSwitchesFurtherProfilesOnButNoRival() {
        ServiceSelection selection =
                select(TEN, TenServices.wish("piper", "monitoring", "cosyvoice", "nonesuch"));

        assertThat(selection.wanted()).contains("grafana", "prometheus").doesNotContain("web");
        assertThat(selection.wanted()).doesNotContain("tts-cosyvoice");
        assertThat(selection.warnings())
                .containsExactly(
                        "COMPOSE_PROFILES names nonesuch, which no service of docker-compose.yml"
                                + " has; the profiles are cosyvoice, mock, monitoring, piper, web",
                        "tts-cosyvoice stays out, though COMPOSE_PROFILES switches it on: it is the"
                                + " worker of another model");
    }

    @Test
    void aStarSwitchesEveryProfileOn() {
        assertThat(select(TEN, TenServices.wish("piper", "*")).wanted())
                .contains("grafana", "prometheus", "web")
                .doesNotContain("tts-mock");
    }

    @Test
    void theMockTakesItsOwnProfile() {
        ServiceSelection selection = select(TEN, TenServices.wish("mock"));

        assertThat(selection.profiles()).containsExactly("mock");
        assertThat(selection.worker()).isEqualTo("tts-mock");
    }

    @Test
    void withoutAProfileOfItsOwnTheMockBorrowsAWorkerThatNeedsNoGpu() throws IOException {
        ComposeModel model =
                file(
                        """
                          tts-a: {image: a, profiles: [a], runtime: nvidia}
                          tts-b: {image: b, profiles: [full, b], environment: {ADAPTER_TYPE: mock}}
                          web: {image: w, profiles: [full]}
                        """);

        ServiceSelection selection = select(model, TenServices.wish("mock"));

        assertThat(selection.worker()).isEqualTo("tts-b");
        assertThat(selection.profiles()).containsExactly("b");
        assertThat(selection.rivals()).containsExactly("tts-a");
        assertThat(selection.problems()).isEmpty();
        assertThat(selection.warnings()).isEmpty();
    }

    @Test
    void aBorrowedWorkerThatFixesItsAdapterIsTold() throws IOException {
        ComposeModel model = file("  tts: {image: a, environment: {ADAPTER_TYPE: piper}}\n");

        assertThat(select(model, TenServices.wish("mock")).warnings())
                .containsExactly(
                        "tts does not take ADAPTER_TYPE from the environment (it has piper): it may"
                                + " speak with its own model rather than with mock");
    }

    @Test
    void aProfileThatTheFileHasNotIsNamedWithThoseThatItHas() throws IOException {
        ComposeModel model =
                file("  tts-x: {image: a, profiles: [x]}\n  web: {image: w, profiles: [web]}\n");

        ServiceSelection selection = select(model, TenServices.wish("piper"));

        assertThat(selection.problems())
                .containsExactly(
                        new Problem(
                                Problem.Kind.CONFIGURATION,
                                "[model piper] no service of compose.yaml has the profile piper;"
                                        + " the profiles are web, x",
                                "give the profile to the model's services in compose.yaml, or name"
                                        + " another in the model's profile: compose: {profiles:"
                                        + " […]}"));
        assertThat(ServiceSelection.has(model, roles(model), TenServices.wish("piper"))).isFalse();
        assertThat(ServiceSelection.has(TEN, roles(TEN), TenServices.wish("piper"))).isTrue();
    }

    @Test
    void aWorkerThatAlwaysRunsNeedsNoProfile() throws IOException {
        ComposeModel model = file("  redis: {image: r}\n  tts0: {image: a}\n");

        ServiceSelection selection = select(model, TenServices.wish("piper"));

        assertThat(selection.problems()).isEmpty();
        assertThat(selection.wanted()).containsExactlyInAnyOrder("redis", "tts0");
    }

    @Test
    void aWorkerThatTheFileHasNotIsAProblemAndSoIsOneThatIsOff() throws IOException {
        ComposeModel without = file("  tts-x: {image: a, profiles: [piper]}\n");
        ComposeModel off =
                file("  tts0: {image: a, profiles: [y]}\n  b: {image: b, profiles: [piper]}\n");

        assertThat(select(without, TenServices.wish("piper")).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "[model piper] its worker tts0 is no service of compose.yaml; its workers"
                                + " are tts-x");
        assertThat(select(off, TenServices.wish("piper")).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "[model piper] its worker tts0 is in none of the model's profiles; it is"
                                + " in y");
    }

    @Test
    void aProfileThatDoesNotSayHowComposeRunsItIsAProblem() {
        ServiceWish wish = new ServiceWish("espeak", "espeak", null, Set.of());

        assertThat(select(TEN, wish).problems())
                .extracting(Problem::message)
                .containsExactly("[model espeak] its profile does not say how Compose runs it");
    }

    @Test
    void infrastructureIsWhatAnyModelNeeds() {
        assertThat(ServiceSelection.infra(TEN, roles(TEN)).wanted())
                .containsExactlyInAnyOrder("redis", "migrate", "livekit");
    }

    @Test
    void theFileOfTheProjectSaysMoreThanNames() throws IOException {
        ComposeModel model =
                file(
                        """
                          tts-proxy: {image: nginx, ports: ["80:80"]}
                          speaker: {image: s, ports: ["9001:9001"]}
                          cache: {image: "valkey/valkey:8"}
                          tts-download: {image: d}
                          gate: {image: g, depends_on: {tts-download: {condition: service_completed_successfully}}}
                          prometheus: {image: prom/prometheus}
                        """);
        VoxFile said =
                new VoxFile(
                        null,
                        null,
                        List.of(),
                        null,
                        Map.of(
                                "tts-proxy",
                                new ServiceEntry(Role.OTHER, ProbeWord.HTTP, Map.of()),
                                "speaker",
                                new ServiceEntry(Role.WORKER, null, Map.of())));

        Roles roles = Roles.of(model, said, Set.of());

        assertThat(roles.find("tts-proxy"))
                .contains(new Part("tts-proxy", Role.OTHER, ProbeWord.HTTP, 80, "/", false));
        assertThat(roles.find("speaker"))
                .contains(new Part("speaker", Role.WORKER, ProbeWord.GRPC, 9001, "/", false));
        assertThat(roles.find("cache"))
                .contains(new Part("cache", Role.REGISTRY, ProbeWord.REDIS, 6379, "/", false));
        assertThat(roles.find("tts-download"))
                .contains(new Part("tts-download", Role.OTHER, ProbeWord.NONE, null, "/", true));
        assertThat(roles.find("prometheus"))
                .contains(
                        new Part(
                                "prometheus", Role.OTHER, ProbeWord.HTTP, 9090, "/-/ready", false));
        assertThat(roles.all(Role.WORKER)).containsExactly("speaker");
    }
}
