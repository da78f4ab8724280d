package dev.vox.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class AddressBookTest {
    /// The docker program files a context under the SHA-256 of its name.
    private static final Map<String, String> FILED =
            Map.of(
                    "remote", "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a",
                    "other", "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");

    @TempDir Path home;
    private Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void live() {
        environment = new HashMap<>(Map.of("HOME", home.toString()));
    }

    @Test
    void without_a_word_it_is_the_usual_socket() {
        assertThat(shown()).isEqualTo("unix:///var/run/docker.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///run/user/1000/docker.sock, unix:///run/user/1000/docker.sock",
        "tcp://build:4243, tcp://build:4243",
        "tcp://build, tcp://build:2375",
        "tcp://[::1]:4243, tcp://[::1]:4243",
        "http://build:80, tcp://build:80"
    })
    void docker_host_says_where_it_is(String host, String address) {
        environment.put("DOCKER_HOST", host);

        assertThat(shown()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix://", "tcp://", "build:2375", "npipe:////./pipe/x", "tcp://a b"})
    void what_is_no_address_is_refused_with_its_source(String host) {
        environment.put("DOCKER_HOST", host);

        assertThatThrownBy(this::shown)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[docker] DOCKER_HOST=%s is no address of an engine", host);
    }

    @Test
    void ssh_is_refused_with_what_to_do_instead() {
        environment.put("DOCKER_HOST", "ssh://me@build");

        InvalidConfiguration refusal =
                catchThrowableOfType(InvalidConfiguration.class, this::shown);
        assertThat(refusal)
                .hasMessage(
                        "[docker] DOCKER_HOST=ssh://me@build: vox does not speak to an engine over"
                                + " ssh");
        assertThat(refusal.hint().orElseThrow())
                .contains("ssh -NL /tmp/engine.sock:/var/run/docker.sock me@build")
                .contains("DOCKER_HOST=unix:///tmp/engine.sock");
    }

    @ParameterizedTest
    @CsvSource({"1,, 2376, true", ",1, 2376, false", ",, 2375,"})
    void tls_is_what_its_variables_say(String verify, String tls, int port, Boolean verified) {
        environment.put("DOCKER_HOST", "tcp://build");
        environment.put("DOCKER_TLS_VERIFY", verify == null ? "" : verify);
        environment.put("DOCKER_TLS", tls == null ? "" : tls);
        environment.put("DOCKER_CERT_PATH", "/certs");

        EngineAddress.Tcp address = (EngineAddress.Tcp) new AddressBook(environment).address();

        assertThat(address.port()).isEqualTo(port);
        assertThat(address.tls())
                .isEqualTo(verified == null ? null : new Tls(Path.of("/certs"), verified));
    }

    @Test
    void the_current_context_of_the_configuration_counts() throws IOException {
        context("remote", "\"Host\":\"tcp://build:4243\"");
        write("config.json", "{\"currentContext\": \"remote\"}");

        assertThat(shown()).isEqualTo("tcp://build:4243");
    }

    @Test
    void docker_context_goes_before_it_and_docker_host_before_both() throws IOException {
        context("remote", "\"Host\":\"tcp://build:4243\"");
        context("other", "\"Host\":\"unix:///other.sock\"");
        write("config.json", "{\"currentContext\": \"remote\"}");

        environment.put("DOCKER_CONTEXT", "other");
        assertThat(shown()).isEqualTo("unix:///other.sock");
        environment.put("DOCKER_CONTEXT", "default");
        assertThat(shown()).isEqualTo("unix:///var/run/docker.sock");
        environment.put("DOCKER_HOST", "tcp://first:1");
        assertThat(shown()).isEqualTo("tcp://first:1");
    }

    @Test
    void docker_config_says_where_contexts_lie() throws IOException {
        context("remote", "\"Host\":\"tcp://build:4243\"");
        environment =
                Map.of(
                        "DOCKER_CONFIG",
                        home.resolve(".docker").toString(),
                        "DOCKER_CONTEXT",
                        "remote");

        assertThat(shown()).isEqualTo("tcp://build:4243");
    }

    @Test
    void a_context_has_its_own_tls_files() throws IOException {
        Path meta = context("remote", "\"Host\":\"tcp://build\",\"SkipTLSVerify\":false");
        Path files =
                home.resolve(".docker/contexts/tls").resolve(meta.getFileName()).resolve("docker");
        Files.createDirectories(files);
        environment.put("DOCKER_CONTEXT", "remote");

        assertThat(new AddressBook(environment).address())
                .isEqualTo(new EngineAddress.Tcp("build", 2376, new Tls(files, true)));
    }

    @Test
    void a_context_that_does_not_exist_is_named() {
        environment.put("DOCKER_CONTEXT", "gone");

        assertThatThrownBy(this::shown)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[docker] DOCKER_CONTEXT names the context gone, which does not exist");
    }

    @Test
    void a_configuration_that_is_no_json_is_named() throws IOException {
        write("config.json", "{");

        assertThatThrownBy(this::shown)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("config.json");
    }

    private String shown() {
        return new AddressBook(environment).address().shown();
    }

    private Path context(String name, String endpoint) throws IOException {
        Path meta = home.resolve(".docker/contexts/meta").resolve(FILED.get(name));
        write(
                "contexts/meta/" + meta.getFileName() + "/meta.json",
                "{\"Name\":\"%s\",\"Endpoints\":{\"docker\":{%s}}}".formatted(name, endpoint));
        return meta;
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(".docker").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
