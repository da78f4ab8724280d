package dev.vox.stack.compose.model.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class FingerprintTest {
    private static final String SERVICE = "image: x, command: run, env_file: [a.env]";

    @TempDir Path folder;

    @Test
    void it_is_64_digits_and_the_same_for_the_same_service() throws IOException {
        assertThat(of(SERVICE)).matches("[0-9a-f]{64}").isEqualTo(of(SERVICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env_file: [a.env], command: run, image: x",
                "image: x, command: run, env_file: a.env",
                "image: x, command: run, env_file: a.env, environment: []",
                "image: x, command: run, env_file: a.env, environment: {A: '1'}",
                "image: x, command: run, environment: [A=1]",
                "image: x, command: run, env_file: a.env, build: .",
                "image: x, command: run, env_file: a.env, depends_on: [other]",
                "image: x, command: run, env_file: a.env, profiles: [p]",
                "image: x, command: run, env_file: a.env, pull_policy: always",
                "image: x, command: run, env_file: a.env, x-note: anything"
            })
    void it_does_not_depend_on_the_order_the_form_or_what_makes_no_difference(String service)
            throws IOException {
        assertThat(of(service)).isEqualTo(of(SERVICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: y, command: run, env_file: a.env",
                "image: x, command: walk, env_file: a.env",
                "image: x, command: run",
                "image: x, command: run, env_file: a.env, environment: {A: 2}",
                "image: x, command: run, env_file: a.env, environment: {B: }",
                "image: x, command: run, env_file: a.env, ports: ['1:1']",
                "image: x, command: run, env_file: a.env, volumes: ['data:/d']",
                "image: x, command: run, env_file: a.env, labels: [a=b]",
                "image: x, command: run, env_file: a.env, mem_limit: 1g",
                "image: x, command: run, env_file: a.env, scale: 2",
                "image: x, command: run, env_file: a.env, networks: {default: {aliases: [a]}}"
            })
    void it_changes_with_whatever_the_container_is_made_of(String service) throws IOException {
        assertThat(of(service)).isNotEqualTo(of(SERVICE));
    }

    @Test
    void it_changes_with_what_an_env_file_says_and_with_a_variable() throws IOException {
        String before = of(SERVICE);
        String unset = of("image: 'x${V:-}'");

        Files.writeString(folder.resolve("a.env"), "A=2\n");
        assertThat(read(SERVICE, Map.of())).isNotEqualTo(before);
        assertThat(read("image: 'x${V:-}'", Map.of("V", "2"))).isNotEqualTo(unset);
    }

    @Test
    void it_changes_with_the_network_that_the_service_is_on() throws IOException {
        String before = of(SERVICE);
        Files.writeString(
                folder.resolve("compose.yaml"),
                "services: {a: {%s}}\nnetworks: {default: {name: other}}\n".formatted(SERVICE));

        assertThat(fingerprint(Map.of())).isNotEqualTo(before);
    }

    private String of(String service) throws IOException {
        Files.writeString(folder.resolve("a.env"), "A=1\n");
        return read(service, Map.of());
    }

    private String read(String service, Map<String, String> variables) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                "services: {a: {%s}, other: {image: o}}\nvolumes: {data: }\n".formatted(service));
        return fingerprint(variables);
    }

    private String fingerprint(Map<String, String> variables) {
        ComposeFiles files = new ComposeFiles(folder, List.of(folder.resolve("compose.yaml")), "p");
        return ComposeReader.read(files, variables).find("a").orElseThrow().fingerprint();
    }
}
