package dev.vox.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.problem.OperationFailed;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class NeedsTest {
    private static final StackUnderTest EMBEDDED =
            new StackUnderTest("embedded", "kevin16", "legacy", Map.of(), Map.of());

    @TempDir Path root;

    private @Nullable StackUnderTest stack;
    private Optional<Lack> engine = Optional.empty();

    @Test
    void aContainerEngineIsThereOrItsSilenceIsToldWithAFix() throws Exception {
        assertThat(lack("docker")).isEmpty();
        engine = Optional.of(new Lack("no container engine answers", "start it"));
        assertThat(lack("docker")).isEqualTo(engine);
    }

    @Test
    void aStackIsUpOrNotAndOfABackend() throws Exception {
        assertThat(lack("stack")).contains(new Lack("no stack is up", "start one: vox dev"));
        stack = EMBEDDED;
        assertThat(lack("stack")).isEmpty();
        assertThat(lack("stack:embedded")).isEmpty();
        assertThat(lack("stack:compose").orElseThrow().reason())
                .isEqualTo("the stack that is up is embedded, not compose");
    }

    @Test
    void aVariableIsSetAndNoPlaceholder() throws Exception {
        assertThat(lack("env:HOST")).isEmpty();
        assertThat(lack("env:NONE").orElseThrow().reason()).isEqualTo("NONE is not set");
        assertThat(lack("env:BLANK").orElseThrow().reason()).isEqualTo("BLANK is not set");
        assertThat(lack("env:KEY").orElseThrow().reason()).isEqualTo("KEY holds a placeholder");
    }

    @Test
    void somebodyListensAtAPort() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(lack("port:" + port)).isEmpty();
        }
        assertThat(lack("port:" + port).orElseThrow().reason())
                .isEqualTo("nothing listens at port " + port);
    }

    @Test
    void aProgramIsOnThePath() throws Exception {
        Path program = Files.writeString(root.resolve("tool"), "#!/bin/sh\n");
        assertThat(lack("command:tool").orElseThrow().reason())
                .isEqualTo("no program 'tool' on the PATH");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(lack("command:tool")).isEmpty();
    }

    @Test
    void aFileIsInTheProject() throws Exception {
        Files.createDirectories(root.resolve("voices/en"));
        Files.writeString(root.resolve("voices/en/amy.onnx"), "");
        assertThat(lack("file:voices/en/amy.onnx")).isEmpty();
        assertThat(lack("file:**/*.onnx")).isEmpty();
        assertThat(lack("file:voices")).isEmpty();
        assertThat(lack("file:*.onnx").orElseThrow().reason())
                .isEqualTo("no file '*.onnx' in the project");
    }

    @Test
    void aFileInATheToolsOwnFolderDoesNotCount() throws Exception {
        Files.createDirectories(root.resolve(".vox/logs"));
        Files.writeString(root.resolve(".vox/logs/x.onnx"), "");
        assertThat(lack("file:**/*.onnx")).isPresent();
    }

    @Test
    void aFileOfAProjectWithinTheProjectCountsOnlyWhereItIsNamed() throws Exception {
        Files.createDirectories(root.resolve("fixture"));
        Files.writeString(root.resolve("fixture/.env.defaults"), "");
        Files.writeString(root.resolve("fixture/x.onnx"), "");
        assertThat(lack("file:**/*.onnx")).isPresent();
        assertThat(lack("file:fixture/*.onnx")).isEmpty();
        assertThat(lack("file:fixture/x.onnx")).isEmpty();
    }

    @Test
    void aModelIsThatOfTheStackElseOneThatCouldRun() throws Exception {
        assertThat(lack("model:piper").orElseThrow().reason()).isEqualTo("piper needs a voice");
        assertThat(lack("model:kevin")).isEmpty();
        stack = EMBEDDED;
        assertThat(lack("model:kevin16")).isEmpty();
        assertThat(lack("model:piper"))
                .contains(new Lack("the stack speaks with kevin16, not piper", "vox switch piper"));
    }

    @Test
    void aModeIsThatOfTheStackElseTheOneThatIsConfigured() throws Exception {
        assertThat(lack("mode:agent")).isEmpty();
        stack = EMBEDDED;
        assertThat(lack("mode:legacy")).isEmpty();
        assertThat(lack("mode:agent").orElseThrow().reason())
                .isEqualTo("the orchestrator's mode is legacy, not agent");
    }

    @Test
    void thereIsAComposeFileAndAGpu() throws Exception {
        assertThat(lack("compose-file").orElseThrow().reason())
                .isEqualTo("the project has no Compose file");
        assertThat(lack("gpu").orElseThrow().reason()).isEqualTo("there is no GPU");
    }

    @Test
    void whatNobodyKnowsIsNotMissing() {
        Need need = new Need(Need.Kind.STACK, "");
        Target broken =
                new ProjectTarget(
                        new Project(root),
                        this::variables,
                        this::variables,
                        () -> {
                            throw new OperationFailed("the engine hangs");
                        });

        assertThatThrownBy(() -> new Needs(new Machine()).look(need, broken))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("the engine hangs");
    }

    private Optional<Lack> lack(String text) throws Exception {
        int colon = text.indexOf(':');
        Need.Kind kind = Need.kind(colon < 0 ? text : text.substring(0, colon)).orElseThrow();
        Need need = new Need(kind, colon < 0 ? "" : text.substring(colon + 1));
        Target target =
                new ProjectTarget(
                        new Project(root),
                        this::variables,
                        this::variables,
                        () -> Optional.ofNullable(stack));
        return new Needs(new Machine()).look(need, target);
    }

    private Variables variables() {
        Map<String, String> environment =
                Map.of(
                        "HOST",
                        "example.org",
                        "BLANK",
                        " ",
                        "KEY",
                        "your-key-here",
                        "PATH",
                        root.toString());
        return Variables.resolve(List.of(Layer.process(environment)), ExpandOrder.VOX);
    }

    private final class Machine implements Needs.Machine {
        @Override
        public Optional<Lack> engine(Map<String, String> environment) {
            return engine;
        }

        @Override
        public boolean composeFile(Map<String, String> environment) {
            return false;
        }

        @Override
        public boolean gpu(Map<String, String> environment) {
            return false;
        }

        @Override
        public Optional<Lack> model(String id, Map<String, String> environment) {
            return id.equals("piper")
                    ? Optional.of(new Lack("piper needs a voice", null))
                    : Optional.empty();
        }

        @Override
        public String mode(Map<String, String> environment) {
            return "agent";
        }
    }
}
