package dev.vox.cli.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.profile.Backend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SubjectSpecTest {
    @TempDir private Path folder;

    @Test
    void isAStackThatIsStarted() {
        assertThat(
                        SubjectSpec.read(
                                "",
                                "model=piper,"
                                    + " mode=inline,backend=compose,env.LOG_LEVEL=debug,env.X="))
                .isEqualTo(
                        new Started(
                                "model=piper mode=inline backend=compose env.LOG_LEVEL env.X",
                                Backend.COMPOSE,
                                "piper",
                                "inline",
                                Map.of("LOG_LEVEL", "debug", "X", ""),
                                null));
    }

    @Test
    void isAnotherBuildOfTheTool() throws Exception {
        Path program = Files.createFile(folder.resolve("vox"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(SubjectSpec.read("", "vox=" + program))
                .isInstanceOfSatisfying(
                        Started.class,
                        started -> {
                            assertThat(started.backend()).isEqualTo(Backend.EMBEDDED);
                            assertThat(started.program().orElseThrow().command())
                                    .isEqualTo(List.of(program.toString()));
                        });
    }

    @Test
    void isATarget() {
        assertThat(SubjectSpec.read("", "target=grpc://localhost:7001,voice=anna"))
                .isEqualTo(
                        new Address(
                                "target=grpc://localhost:7001 voice=anna",
                                URI.create("grpc://localhost:7001"),
                                "anna"));
    }

    @Test
    void aCommaOfAValueIsEscaped() {
        assertThat(SubjectSpec.read("", "env.LIST=x\\,y,mode=inline"))
                .isInstanceOfSatisfying(
                        Started.class,
                        started -> {
                            assertThat(started.environment()).isEqualTo(Map.of("LIST", "x,y"));
                            assertThat(started.mode()).isEqualTo("inline");
                        });
    }

    @Test
    void theValueOfAVariableIsInNoNameAndNoMessage() {
        assertThat(SubjectSpec.read("", "env.API_KEY=hush").name()).doesNotContain("hush");
        assertThatThrownBy(() -> SubjectSpec.read("", "env.API_KEY=hush,modl=x"))
                .hasMessage(
                        "'env.API_KEY=…,modl=x' column 18: no key 'modl'; did you mean 'model'?");
    }

    @Test
    void whatMayBeSecretInAnAddressIsInNoNameAndNoMessage() {
        String target = "target=ws://me:hush@localhost:1/talk?token=hush,voice=anna";

        assertThat(SubjectSpec.read("", target))
                .isEqualTo(
                        new Address(
                                "target=ws://localhost:1/talk?*** voice=anna",
                                URI.create("ws://me:hush@localhost:1/talk?token=hush"),
                                "anna"));
        assertThatThrownBy(() -> SubjectSpec.read("", target + ",modl=x"))
                .hasMessage(
                        "'target=ws://localhost:1/talk?***,voice=anna,modl=x' column 60: no key"
                                + " 'modl'; did you mean 'model'?");
        assertThatThrownBy(() -> SubjectSpec.read("", "target=http://me:hush@localhost:1"))
                .message()
                .contains("'http://localhost:1' is neither")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modl=piper|column 1: no key 'modl'; did you mean 'model'?",
                "model=x,zzz=1|column 9: no key 'zzz'; there are model, mode, backend, vox, target,"
                        + " voice, env.NAME",
                "model|column 1: it must be KEY=VALUE, such as model=piper",
                "model=x,|column 9: it must be KEY=VALUE, such as model=piper",
                "model=,mode=inline|column 7: 'model' has no value",
                "model=a,model=b|column 9: 'model' is there twice",
                "backend=cloud|column 9: no backend 'cloud'; there are embedded, compose",
                "target=grpc://h:1,model=x|column 19: 'model' is for a stack that is started; a"
                        + " target is up already",
                "target=http://h:1|column 8: 'http://h:1' is neither grpc://HOST:PORT nor"
                        + " ws://HOST:PORT",
                "vox=/no/such/vox|column 5: '/no/such/vox' is no program",
            })
    void aMistakeIsToldWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> SubjectSpec.read("", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' " + problem);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatThrownBy(() -> SubjectSpec.read("", "modl=x,backend=cloud,mode"))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(3));
    }
}
