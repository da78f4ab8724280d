package dev.vox.stack.compose.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.ComposeModel.NamedVolume;
import dev.vox.stack.compose.model.ComposeModel.Network;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.Build;
import dev.vox.stack.compose.model.Service.Condition;
import dev.vox.stack.compose.model.Service.Dependency;
import dev.vox.stack.compose.model.Service.EnvFile;
import dev.vox.stack.compose.model.Service.GpuReservation;
import dev.vox.stack.compose.model.Service.Healthcheck;
import dev.vox.stack.compose.model.Service.Mount;
import dev.vox.stack.compose.model.Service.NetworkUse;
import dev.vox.stack.compose.model.Service.Port;
import dev.vox.stack.compose.model.Service.Protocol;
import dev.vox.yaml.Place;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ComposeReaderTest {
    @TempDir Path folder;

    @Test
    void services_are_sorted_and_know_their_place_and_their_image() throws IOException {
        ComposeModel model =
                read(
                        """
                        services:
                          worker: {build: .}
                          api: {image: "api:1"}
                        """);

        assertThat(model.services()).extracting(Service::name).containsExactly("api", "worker");
        assertThat(model.services())
                .extracting(Service::image)
                .containsExactly("api:1", "p-worker");
        assertThat(service(model, "worker").place()).isEqualTo(new Place("compose.yaml", 2, 3));
    }

    @Test
    void ports_are_read_in_both_forms_with_ranges_protocols_and_addresses() throws IOException {
        assertThat(
                        one("ports: [80, '8081:81/udp', '[::1]:82:82', '90-91:90-91',"
                                        + " '100-110:100', {target: 5, published: '6', host_ip:"
                                        + " 127.0.0.1}]")
                                .ports())
                .containsExactly(
                        new Port(null, null, null, 80, Protocol.TCP),
                        new Port(null, 8081, 8081, 81, Protocol.UDP),
                        new Port("::1", 82, 82, 82, Protocol.TCP),
                        new Port(null, 90, 90, 90, Protocol.TCP),
                        new Port(null, 91, 91, 91, Protocol.TCP),
                        new Port(null, 100, 110, 100, Protocol.TCP),
                        new Port("127.0.0.1", 6, 6, 5, Protocol.TCP));
    }

    @Test
    void mounts_are_read_in_both_forms() throws IOException {
        Service service =
                one(
                        "volumes: [./a:/a:ro, data:/d, /anonymous, ~/h:/h, {type: tmpfs, target:"
                            + " /t}, {type: bind, source: b, target: /b}], tmpfs: '/run:size=1m'");

        assertThat(service.mounts())
                .containsExactly(
                        new Mount.Bind(folder.resolve("a"), "/a", true, true),
                        new Mount.Volume("data", "/d", false),
                        new Mount.Anonymous("/anonymous"),
                        new Mount.Bind(Path.of("/home/me/h"), "/h", false, true),
                        new Mount.Memory("/t"),
                        new Mount.Bind(folder.resolve("b"), "/b", false, false),
                        new Mount.Memory("/run"));
    }

    @Test
    void dependencies_have_conditions_and_some_are_implied() throws IOException {
        assertThat(
                        one("depends_on: {b: {condition: service_healthy, required: false}},"
                                        + " network_mode: 'service:c'")
                                .dependsOn())
                .containsExactly(
                        new Dependency("b", Condition.HEALTHY, false),
                        new Dependency("c", Condition.STARTED, true));
    }

    @Test
    void healthchecks_are_read_with_their_times() throws IOException {
        assertThat(one("healthcheck: {test: exit 0, interval: 1m30s, retries: '3'}").healthcheck())
                .isEqualTo(
                        new Healthcheck(
                                List.of("CMD-SHELL", "exit 0"),
                                Duration.ofSeconds(90),
                                null,
                                null,
                                null,
                                3,
                                false));
        assertThat(one("healthcheck: {test: [NONE]}").healthcheck())
                .isEqualTo(new Healthcheck(List.of(), null, null, null, null, null, true));
        assertThat(one("restart: always").healthcheck()).isNull();
    }

    @Test
    void the_environment_is_that_of_the_files_under_that_of_the_service() throws IOException {
        write("a.env", "A=file\nB=${V}\n");
        Service service =
                one(
                        "env_file: [a.env, {path: gone.env, required: false}], environment: {A:"
                                + " own, V: , W: }");

        assertThat(service.environment())
                .containsEntry("A", "own")
                .containsEntry("B", "value")
                .containsEntry("V", "value")
                .containsEntry("W", null)
                .hasSize(4);
        assertThat(service.envFiles())
                .containsExactly(
                        new EnvFile(
                                folder.resolve("a.env"), true, new Place("compose.yaml", 2, 28)),
                        new EnvFile(
                                folder.resolve("gone.env"),
                                false,
                                new Place("compose.yaml", 2, 42)));
    }

    @Test
    void a_build_knows_where_its_files_lie() throws IOException {
        Build build =
                one("build: {context: app, dockerfile: ../D, args: [A=1, V, W], target: t,"
                                + " additional_contexts: {o: ./o}}")
                        .build();

        assertThat(build).isNotNull();
        assertThat(build.context()).isEqualTo(folder.resolve("app"));
        assertThat(build.dockerfile()).isEqualTo(folder.resolve("D"));
        assertThat(build.args()).containsEntry("V", "value").containsEntry("W", null);
        assertThat(build.additionalContexts()).containsEntry("o", folder.resolve("o").toString());
    }

    @Test
    void gpus_are_found_wherever_they_are_reserved() throws IOException {
        assertThat(
                        one("gpus: all, deploy: {resources: {reservations: {devices:"
                                + " [{capabilities: [gpu], device_ids: ['0']}, {capabilities:"
                                + " [tpu]}]}}}")
                                .gpus())
                .containsExactly(
                        new GpuReservation(null, null, List.of("0"), List.of("gpu")),
                        new GpuReservation(null, null, List.of(), List.of("gpu")));
    }

    @Test
    void volumes_and_networks_have_the_names_that_the_engine_knows() throws IOException {
        ComposeModel model =
                read(
                        """
                        services: {a: {image: x, networks: [default, n]}}
                        volumes: {v: , w: {name: other}, e: {external: true}}
                        networks: {n: {name: "net-${V}"}}
                        """);

        assertThat(model.volumes())
                .containsExactly(
                        new NamedVolume("e", "e", true),
                        new NamedVolume("v", "p_v", false),
                        new NamedVolume("w", "other", false));
        assertThat(model.networks())
                .containsExactly(
                        new Network("default", "p_default", false),
                        new Network("n", "net-value", false));
        assertThat(service(model, "a").networks())
                .containsExactly(
                        new NetworkUse("default", List.of()), new NetworkUse("n", List.of()));
    }

    @Test
    void a_service_in_two_files_is_placed_in_the_last() throws IOException {
        write("compose.yaml", "services:\n  a: {image: one, command: keep}\n");
        write("over.yaml", "# over\nservices:\n  a:\n    image: two\n");
        ComposeModel model = ComposeReader.read(files("compose.yaml", "over.yaml"), Map.of());

        assertThat(service(model, "a").image()).isEqualTo("two");
        assertThat(service(model, "a").command()).containsExactly("keep");
        assertThat(service(model, "a").place()).isEqualTo(new Place("over.yaml", 3, 3));
    }

    @Test
    void every_mistake_of_every_file_is_reported_at_once_with_its_place_and_a_fix()
            throws IOException {
        write("bad.env", "A=1\nB C=2\n");
        write(
                "compose.yaml",
                """
                services:
                  a:
                    image: ${TAG:?say which}
                    ports: ["80:x"]
                    env_file: bad.env
                    depends_on: [bee]
                  b:
                    volumes: ["dota:/data"]
                    healthcheck: {interval: 5}
                volumes: {data: }
                """);
        write("over.yaml", "services:\n  a:\n    environment: text\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml", "over.yaml"), Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        bad.env, compose.yaml, over.yaml have 8 mistakes
                        bad.env:2:1: key cannot contain a space: "B C"
                        compose.yaml:3:12: required variable TAG is missing a value: say which; set it in .env.local or in the shell
                        compose.yaml:4:13: port '80:x' is no number from 0 to 65535 and no range of them; write "8080:80", "127.0.0.1:8080:80" or "53:53/udp"
                        compose.yaml:6:5: service 'a' refers to service 'bee', which is not there; add it, or leave it out
                        compose.yaml:7:3: service 'b' has neither 'image' nor 'build'; add one
                        compose.yaml:8:5: service 'b' refers to volume 'dota', which is not there; did you mean 'data'?
                        compose.yaml:9:29: 'b.healthcheck.interval' must be a duration such as 30s, 1m30s or 500ms, not '5'
                        over.yaml:3:18: 'environment' must be a mapping or a list of KEY=value, not text\
                        """
                                .stripIndent());
    }

    @Test
    void services_of_profiles_that_are_off_are_checked_too() throws IOException {
        write("compose.yaml", "services: {a: {image: x, profiles: [off], networks: [gone]}}\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml"), Map.of()))
                .hasMessageContaining("refers to network 'gone'");
    }

    @Test
    void a_template_that_is_wrong_is_not_quoted_since_it_may_hold_a_secret() throws IOException {
        write("compose.yaml", "services: {a: {image: x, environment: {P: 'hunter2${'}}}\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml"), Map.of()))
                .hasMessageStartingWith("compose.yaml:1:43: invalid template; write $")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    @Timeout(20)
    void aliases_that_multiply_are_refused_before_they_fill_the_memory() throws IOException {
        StringBuilder bomb = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String item = "*a" + (i - 1);
            bomb.append(
                    "x-%d: &a%d [%s]\n"
                            .formatted(
                                    i,
                                    i,
                                    String.join(
                                            ", ",
                                            List.of(
                                                    item, item, item, item, item, item, item, item,
                                                    item, item))));
        }
        write("compose.yaml", bomb + "services: {a: {image: x}}\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml"), Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("more than 100000 nodes by its aliases");
    }

    @Test
    void services_that_extend_each_other_across_files_are_shown_as_a_circle() throws IOException {
        write("compose.yaml", "services: {a: {extends: {file: other.yaml, service: b}}}\n");
        write("other.yaml", "services: {b: {extends: {file: compose.yaml, service: a}}}\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml"), Map.of()))
                .hasMessageContaining(
                        "'extends' goes in a circle: a (compose.yaml) → b (other.yaml) → a"
                                + " (compose.yaml)");
    }

    @Test
    void files_that_include_each_other_are_refused() throws IOException {
        write("compose.yaml", "include: [other.yaml]\nservices: {a: {image: x}}\n");
        write("other.yaml", "include: [compose.yaml]\nservices: {b: {image: x}}\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml"), Map.of()))
                .hasMessageContaining("'include' goes in a circle by compose.yaml");
    }

    @Test
    void an_env_file_whose_values_double_each_other_is_bounded() throws IOException {
        StringBuilder bomb = new StringBuilder("V0=" + "x".repeat(1024) + "\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("V%d=${V%d}${V%d}\n".formatted(i, i - 1, i - 1));
        }
        write("a.env", bomb.toString());
        write("compose.yaml", "services: {a: {image: x, env_file: a.env}}\n");

        assertThatThrownBy(() -> ComposeReader.read(files("compose.yaml"), Map.of()))
                .hasMessageContaining("more than 1 Mi characters when it is expanded");
    }

    private Service one(String keys) throws IOException {
        return service(
                read(
                        "services:\n  a: {image: x, %s}\n  b: {image: x}\n  c: {image: x}\nvolumes: {data: }\n"
                                .formatted(keys)),
                "a");
    }

    private ComposeModel read(String text) throws IOException {
        write("compose.yaml", text);
        return ComposeReader.read(files("compose.yaml"), Map.of("V", "value", "HOME", "/home/me"));
    }

    private static Service service(ComposeModel model, String name) {
        return model.find(name).orElseThrow();
    }

    private ComposeFiles files(String... names) {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(folder.resolve(name));
        }
        return new ComposeFiles(folder, paths, "p");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
