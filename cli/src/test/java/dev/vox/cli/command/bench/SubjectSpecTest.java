package dev.vox.cli.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.env.Project;
import dev.vox.profile.Backend;
import dev.vox.profile.Catalogue;

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
        assertThat(read("model=piper," + " mode=agent,backend=compose,env.LOG_LEVEL=debug,env.X="))
                .isEqualTo(
                        new Started(
                                "model=piper mode=agent backend=compose env.LOG_LEVEL env.X",
                                Backend.COMPOSE,
                                "piper",
                                "agent",
                                Map.of("LOG_LEVEL", "debug", "X", ""),
                                null));
    }

    @Test
    void isAnotherBuildOfTheTool() throws Exception {
        Path program = Files.createFile(folder.resolve("vox"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(read("vox=" + program))
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
        assertThat(read("target=grpc://localhost:7001,voice=anna"))
                .isEqualTo(
                        new Address(
                                "target=grpc://localhost:7001 voice=anna",
                                URI.create("grpc://localhost:7001"),
                                "anna"));
    }

    @Test
    void aCommaOfAValueIsEscaped() {
        assertThat(read("env.LIST=x\\,y,mode=agent"))
                .isInstanceOfSatisfying(
                        Started.class,
                        started -> {
                            assertThat(started.environment()).isEqualTo(Map.of("LIST", "x,y"));
                            assertThat(started.mode()).isEqualTo("agent");
                        });
    }

    @Test
    void theValueOfAVariableIsInNoNameAndNoMessage() {
        assertThat(read("env.API_KEY=hush").name()).doesNotContain("hush");
        assertThatThrownBy(() -> read("env.API_KEY=hush,modl=x"))
                .hasMessage(
                        "'env.API_KEY=…,modl=x' column 18: no key 'modl'; did you mean 'model'?");
    }

    @Test
    void whatMayBeSecretInAnAddressIsInNoNameAndNoMessage() {
        String target = "target=ws://me:hush@localhost:1/talk?token=hush,voice=anna";

        assertThat(read(target))
                .isEqualTo(
                        new Address(
                                "target=ws://localhost:1/talk?*** voice=anna",
                                URI.create("ws://me:hush@localhost:1/talk?token=hush"),
                                "anna"));
        assertThatThrownBy(() -> read(target + ",modl=x"))
                .hasMessage(
                        "'target=ws://localhost:1/talk?***,voice=anna,modl=x' column 60: no key"
                                + " 'modl'; did you mean 'model'?");
        assertThatThrownBy(() -> read("target=http://me:hush@localhost:1"))
                .message()
                .contains("'http://localhost:1' is neither")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modl=piper|column 1: no key 'modl'; did you mean 'model'?",
                "model=mock,zzz=1|column 12: no key 'zzz'; there are model, mode, backend, vox,"
                        + " target, voice, env.NAME",
                "model|column 1: it must be KEY=VALUE, such as model=piper",
                "model=mock,|column 12: it must be KEY=VALUE, such as model=piper",
                "model=,mode=agent|column 7: 'model' has no value",
                "model=kevin,model=mock|column 13: 'model' is there twice",
                "backend=cloud|column 9: no backend 'cloud'; there are embedded, compose",
                "target=grpc://h:1,model=x|column 19: 'model' is for a stack that is started; a"
                        + " target is up already",
                "target=http://h:1|column 8: 'http://h:1' is neither grpc://HOST:PORT nor"
                        + " ws://HOST:PORT",
                "model=pipr|column 7: no model 'pipr'; did you mean 'piper'? there are: MODELS",
                "backend=embedded,mode=agnet|column 23: no mode 'agnet'; did you mean 'agent'?"
                        + " there are agent, legacy, hybrid",
                "vox=/no/such/vox|column 5: '/no/such/vox' is no program",
            })
    void aMistakeIsToldWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' " + problem.replace("MODELS", models()));
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatThrownBy(() -> read("modl=x,backend=cloud,mode"))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(3));
    }

    @Test
    void anotherBuildOfTheToolKnowsItsOwnModels() throws Exception {
        Path program = Files.createFile(folder.resolve("vox"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(read("model=of-old,mode=older,vox=" + program).name())
                .startsWith("model=of-old mode=older ");
    }

    private String models() {
        return String.join(", ", Catalogue.of(new Project(folder)).names());
    }

    private TargetRequest read(String text) {
        return SubjectSpec.read(new Project(folder), "", text);
    }
}
