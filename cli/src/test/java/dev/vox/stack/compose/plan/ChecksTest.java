package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service.Protocol;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeReader;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.plan.Findings;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class ChecksTest {
    @TempDir Path folder;

    private Set<String> runtimes = Set.of("runc");
    private boolean gpu;
    private boolean local = true;
    private List<HeldHostPort> held = List.of();
    private List<Container> namesakes = List.of();
    private Map<String, Image> images = Map.of();
    private long free = 1L << 40;

    private Findings check(String services) throws IOException {
        return check(services, Set.of());
    }

    private Findings check(String services, Set<String> profiles) throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yaml"), "services:\n" + services);
        ComposeModel model =
                ComposeReader.read(new ComposeFiles(folder, List.of(file), "shop"), Map.of());
        Set<String> wanted = new TreeSet<>();
        model.enabled(profiles).forEach(service -> wanted.add(service.name()));
        ComposeTarget target =
                new ComposeTarget(
                        model, profiles, wanted, Set.of(), null, Map.of(), BuildPolicy.NEEDED);
        return Checks.of(
                target,
                wanted,
                new CheckFacts(
                        HostFiles.real(),
                        local,
                        runtimes,
                        gpu,
                        held,
                        namesakes,
                        images,
                        new CheckFacts.Disk(Path.of("/var/lib/docker"), free)));
    }

    /// Each problem as `kind message | hint`, with the folder of the test left out.
    private List<String> problems(Findings findings) {
        return findings.problems().stream()
                .map(problem -> problem.kind() + " " + problem.message() + " | " + problem.hint())
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void aMissingFileOfVariablesIsToldOnceWithTheExampleToCopy() throws IOException {
        Files.writeString(folder.resolve(".env.local.example"), "A=1\n");

        assertThat(
                        problems(
                                check(
                                        """
                                          a: {image: x, env_file: .env.local}
                                          b: {image: x, env_file: [.env.local, {path: no.env, required: false}]}
                                        """)))
                .containsExactly(
                        "PREREQUISITE [env_file .env.local] missing; named in compose.yaml:2 (a),"
                                + " compose.yaml:3 (b) | cp .env.local.example .env.local");
    }

    @Test
    void withoutAnExampleTheFileIsToBeMade() throws IOException {
        assertThat(problems(check("  a: {image: x, env_file: secret.env}\n")))
                .containsExactly(
                        "PREREQUISITE [env_file secret.env] missing; named in compose.yaml:2 (a) |"
                                + " make the file, or mark it as required: false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    8080:80           | 8080:81           | true
                    8080:80           | 8081:80           | false
                    8080:80           | 8080:80/udp       | false
                    127.0.0.1:8080:80 | 8080:80           | true
                    127.0.0.1:8080:80 | 0.0.0.0:8080:80   | true
                    127.0.0.1:8080:80 | 127.0.0.2:8080:80 | false
                    127.0.0.1:8080:80 | '[::1]:8080:80'   | false
                    8000-8003:80-83   | 8002:1            | true
                    8000-8003:80-83   | 8004:1            | false
                    8080              | 8080:80           | false
                    """)
    void twoServicesMayNotPublishOnePort(String one, String other, boolean clash)
            throws IOException {
        Findings findings =
                check(
                        "  a: {image: x, ports: ['"
                                + one
                                + "']}\n  b: {image: x, ports: ['"
                                + other
                                + "']}\n");

        assertThat(findings.problems().isEmpty()).isNotEqualTo(clash);
    }

    @Test
    void aPortPublishedTwiceNamesBothAndWhereTheyAre() throws IOException {
        assertThat(
                        problems(
                                check(
                                        "  a: {image: x, ports: ['80:80']}\n"
                                                + "  b: {image: x, ports: ['80:81']}\n")))
                .containsExactly(
                        "CONFIGURATION [port 80/tcp] published more than once: by a"
                                + " (compose.yaml:2) and by b (compose.yaml:3) | publish one of"
                                + " them on another port");
    }

    @Test
    void aRangeOfWhichOthersLeaveNothingIsAProblem() throws IOException {
        String others = "  a: {image: x, ports: ['8000:1', '8001:2']}\n";

        assertThat(problems(check(others + "  b: {image: x, ports: ['8000-8001:80']}\n")))
                .containsExactly(
                        "CONFIGURATION compose.yaml:3: [b] other services publish every port of"
                                + " 8000-8001 | widen the range, or publish one of them on another"
                                + " port");
        assertThat(problems(check(others + "  b: {image: x, ports: ['8000-8002:80']}\n")))
                .isEmpty();
    }

    @Test
    void aPortThatSomebodyElseHasNamesTheHolder() throws IOException {
        held =
                List.of(
                        new HeldHostPort(
                                6379,
                                Protocol.TCP,
                                "container other-redis-1 of project other",
                                "docker stop other-redis-1"));

        String redis = "  redis: {image: x, ports: ['6379:6379']}\n";
        assertThat(problems(check(redis)))
                .containsExactly(
                        "PREREQUISITE [redis port 6379/tcp] taken by container other-redis-1 of"
                                + " project other | docker stop other-redis-1, or publish it on"
                                + " another port (compose.yaml:2)");
        local = false;
        assertThat(problems(check(redis))).isEmpty();
    }

    private static final String WITH_GPU =
            "  tts: {image: x, deploy: {resources: {reservations: {devices: [{driver: nvidia,"
                    + " count: 1, capabilities: [gpu]}]}}}}\n";

    @Test
    void aGpuThatThereIsNotIsToldWithTheFlagThatDropsIt() throws IOException {
        assertThat(problems(check(WITH_GPU)))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [tts] it reserves a GPU, and this machine has"
                                + " none | run it without a GPU: --cpu");
        assertThat(problems(check("  tts: {image: x, runtime: nvidia}\n")))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [tts] the engine has no runtime nvidia, which"
                                + " it is to run under | run it without a GPU: --cpu; or install"
                                + " NVIDIA's container toolkit");
    }

    @Test
    void aGpuThatThereIsIsNoProblem() throws IOException {
        gpu = true;
        assertThat(check(WITH_GPU).problems()).isEmpty();
        assertThat(check(WITH_GPU).warnings()).hasSize(1);
        runtimes = Set.of("runc", "nvidia");
        assertThat(check(WITH_GPU)).isEqualTo(Findings.NONE);
        gpu = false;
        assertThat(check(WITH_GPU).problems()).hasSize(1);
        local = false;
        assertThat(check(WITH_GPU)).isEqualTo(Findings.NONE);
    }

    @Test
    void theOverrideForMachinesWithoutGpuIsReadAsIntended() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("compose.yaml"),
                        "services:\n"
                                + WITH_GPU
                                + "  b: {image: x, runtime: nvidia}\n  c: {image: x}\n"
                                + "  d: {image: x, gpus: all}\n");
        ComposeFiles files = new ComposeFiles(folder, List.of(file), "shop");
        ComposeModel model = ComposeReader.read(files, Map.of());
        Path override =
                Files.writeString(
                        folder.resolve("cpu.yaml"), CpuOverride.text(CpuOverride.affected(model)));

        ComposeModel read =
                ComposeReader.read(
                        new ComposeFiles(folder, List.of(file, override), "shop"), Map.of());

        assertThat(CpuOverride.affected(model)).extracting("name").containsExactly("b", "d", "tts");
        assertThat(CpuOverride.affected(read)).isEmpty();
        assertThat(CpuOverride.affected(CpuOverride.applied(model))).isEmpty();
        assertThat(CpuOverride.applied(model).find("b").orElseThrow().fingerprint())
                .isNotEqualTo(model.find("b").orElseThrow().fingerprint());
        assertThat(CpuOverride.applied(model).find("c")).isEqualTo(model.find("c"));
    }

    @Test
    void aFixedNameThatAnotherCheckoutHoldsNamesItsFolder() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String service = "  caddy: {image: x, container_name: caddy}\n";
        namesakes = List.of(namesake("caddy", "shop", "caddy", folder));
        assertThat(problems(check(service))).isEmpty();

        namesakes = List.of(namesake("caddy", "shop", "caddy", other));
        assertThat(problems(check(service)))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [caddy] the container name caddy is held by"
                                + " project shop in other: Up 3 days | vox stop --project other, or"
                                + " take container_name out");
        namesakes = List.of(namesake("caddy", "", "", null));
        assertThat(problems(check(service)))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [caddy] the container name caddy is held by a"
                                + " container that Compose did not make: Up 3 days | docker rm -f"
                                + " caddy, or take container_name out");
        namesakes = List.of(namesake("caddy", "shop", "caddy", folder.resolve("gone")));
        assertThat(problems(check(service))).isEmpty();
    }

    private static Container namesake(
            String name, String project, String service, @Nullable Path from) {
        return new Container(
                "id",
                name,
                project,
                service,
                1,
                "x",
                "sha256:1",
                Container.State.RUNNING,
                null,
                "Up 3 days",
                Instant.EPOCH,
                List.of(),
                from == null
                        ? Map.of()
                        : Map.of("com.docker.compose.project.working_dir", from.toString()));
    }

    @Test
    void aNameGivenTwiceIsAMistake() throws IOException {
        assertThat(
                        problems(
                                check(
                                        "  a: {image: x, container_name: n}\n"
                                                + "  b: {image: x, container_name: n}\n")))
                .containsExactly(
                        "CONFIGURATION [container_name n] given more than once: to a"
                            + " (compose.yaml:2) and to b (compose.yaml:3) | take container_name"
                            + " out of one of them");
    }

    @Test
    void aMountedFileThatIsMissingIsAProblemAndAFolderAWarning() throws IOException {
        Findings findings =
                check(
                        """
                          a:
                            image: x
                            volumes: ["./livekit.yaml:/etc/livekit.yaml", "./Caddyfile:/etc/caddy/Caddyfile", "./data:/data"]
                        """);

        assertThat(problems(findings))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [a] livekit.yaml, which it is to see as"
                            + " /etc/livekit.yaml, is missing; the engine would make a folder of it"
                            + " | put the file there",
                        "PREREQUISITE compose.yaml:2: [a] Caddyfile, which it is to see as"
                            + " /etc/caddy/Caddyfile, is missing; the engine would make a folder of"
                            + " it | put the file there");
        assertThat(findings.warnings())
                .containsExactly(
                        "data is missing: the engine makes a folder there, for a to see as /data");
    }

    @Test
    void theFolderThatTheEngineMadeOfAFileIsFound() throws IOException {
        Files.createDirectory(folder.resolve("livekit.yaml"));
        Files.createDirectory(folder.resolve("conf.d"));

        assertThat(
                        problems(
                                check(
                                        "  a: {image: x, volumes: ['./livekit.yaml:/etc/l.yaml',"
                                                + " './conf.d:/etc/conf.d']}\n")))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [a] livekit.yaml is a folder, where"
                            + " /etc/l.yaml is to be a file; the engine makes one where the file is"
                            + " missing | rmdir livekit.yaml, then put the file there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "Caddyfile", ".env", ".env.local", "docker.sock", "x.mp3"})
    void theseNamesAreEvidentlyFiles(String name) {
        assertThat(MountChecks.isFile(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "conf.d", ".cache", "python3.11", "", "Profile s", "v1.2"})
    void theseNamesAreNot(String name) {
        assertThat(MountChecks.isFile(name)).isFalse();
    }

    @Test
    void aBuildContextOrDockerfileThatIsMissingIsFound() throws IOException {
        assertThat(problems(check("  a: {build: ./no}\n  b: {build: .}\n")))
                .containsExactly(
                        "PREREQUISITE compose.yaml:2: [a] the build context no is no folder | put"
                            + " it there, or name another with build: {context: …, dockerfile: …}",
                        "PREREQUISITE compose.yaml:3: [b] the Dockerfile Dockerfile is missing |"
                            + " put it there, or name another with build: {context: …, dockerfile:"
                            + " …}");
    }

    @Test
    void aServiceThatIsOffCannotBeWaitedFor() throws IOException {
        String services = "  a: {image: x, depends_on: [b]}\n  b: {image: x, profiles: [extra]}\n";

        assertThat(problems(check(services)))
                .containsExactly(
                        "CONFIGURATION compose.yaml:2: [a] it depends on b, whose profile extra is"
                                + " off: Compose refuses that | switch it on with"
                                + " COMPOSE_PROFILES=extra, or mark the dependency as required:"
                                + " false");
        assertThat(problems(check(services, Set.of("extra")))).isEmpty();
    }

    @Test
    void aServiceThatNobodyChecksNeverBecomesHealthy() throws IOException {
        String services =
                "  a: {image: x, depends_on: {b: {condition: service_healthy}}}\n"
                        + "  b: {image: plain}\n";
        assertThat(problems(check(services))).isEmpty();
        images = Map.of("plain", new Image("plain", "1", Instant.EPOCH, Map.of(), false));

        assertThat(problems(check(services)))
                .containsExactly(
                        "CONFIGURATION compose.yaml:2: [a] it waits until b is healthy, but nothing"
                                + " checks that: neither its service nor image plain has a"
                                + " healthcheck | give b a healthcheck, or wait for it with"
                                + " condition: service_started");
        images = Map.of("plain", new Image("plain", "1", Instant.EPOCH, Map.of(), true));
        assertThat(problems(check(services))).isEmpty();
        assertThat(
                        problems(
                                check(
                                        services.replace(
                                                "{image: plain}",
                                                "{image: plain, healthcheck: {disable: true}}"))))
                .hasSize(1);
    }

    @Test
    void littleRoomForABuildIsAWarning() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        free = 1L << 29;

        assertThat(check("  a: {build: .}\n").warnings())
                .containsExactly(
                        "only 0.5 GiB are free in /var/lib/docker: a build may run out of room;"
                                + " docker system df says what takes it");
        assertThat(check("  a: {image: x}\n").warnings()).isEmpty();
    }

    @Test
    void everythingIsToldAtOnce() throws IOException {
        Findings findings =
                check(
                        """
                          a: {image: x, env_file: no.env, ports: ['80:80'], volumes: ['./n.yaml:/n.yaml']}
                          b: {build: ./no, ports: ['80:80'], runtime: nvidia}
                        """);

        assertThat(findings.problems()).hasSize(5);
        assertThat(Stream.of(Problem.Kind.values()))
                .allMatch(kind -> findings.problems().stream().anyMatch(p -> p.kind() == kind));
    }
}
