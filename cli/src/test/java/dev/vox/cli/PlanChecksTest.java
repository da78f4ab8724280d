package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.cli.output.Streams;
import dev.vox.problem.OperationFailed;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.Kinds;
import dev.vox.validate.check.PlanKind;
import dev.vox.validate.check.StackTarget;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The kind `plan` over the plans that `vox dev` makes.
class PlanChecksTest {
    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void ports() throws IOException {
        environment.putAll(FreePorts.variables());
        environment.put("DOCKER_HOST", "unix:///nowhere/docker.sock");
    }

    private PlanKind kind() {
        Streams quiet =
                new Streams(
                        InputStream.nullInputStream(),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        return new PlanKind(() -> new StackComposition(quiet, environment, Run.CLOCK).plans());
    }

    private Verdict look(String with) throws Exception {
        return Kinds.look(kind(), with, StackTarget.in(folder));
    }

    private void compose(String healthcheck) throws IOException {
        Files.writeString(
                folder.resolve("docker-compose.yml"),
                """
                services:
                  redis: {image: "redis:7"}
                  orchestrator:
                    image: orchestrator
                    ports: ["127.0.0.1:8080:8080"]
                    environment: {REDIS_URL: "redis://redis:6379"}
                    healthcheck: {test: [CMD-SHELL, "%s"]}
                  worker: {image: worker, profiles: [mock]}
                """
                        .formatted(healthcheck));
    }

    @Test
    void theEmbeddedPlanIsHeldAgainstWhatIsExpected() throws Exception {
        Verdict verdict =
                look(
                        """
                        backend: embedded
                        model: mock
                        mode: legacy
                        expect:
                          backend: embedded
                          model: mock-440hz
                          mode: legacy
                          possible: true
                          services: {orchestrator: {ports: {length: 2}, env: {contains: ORCHESTRATOR_MODE}}}
                          endpoints: {grpc: {matches: ":%s$"}}
                        """
                                .formatted(environment.get("WORKER_GRPC_PORT")));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "profile")).isEqualTo("mock");
    }

    @Test
    void whatDiffersIsNamedByItsPath() throws Exception {
        assertThat(Kinds.problem(look("{backend: embedded, mode: agent, expect: {mode: legacy}}")))
                .isEqualTo("mode: wanted \"legacy\", saw \"agent\"");
    }

    @Test
    void modesWithTheSameEndpointsPass() throws Exception {
        Verdict verdict = look("{modes: [agent, legacy], same: [$.endpoints]}");

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void modesThatDifferAreNamed() throws Exception {
        assertThat(Kinds.problem(look("{modes: [agent, legacy], same: [$.mode]}")))
                .isEqualTo(
                        "[plan] $.mode differs: in mode agent it is \"agent\", in mode legacy it is"
                                + " \"legacy\"");
    }

    @Test
    void aHealthcheckOfTheComposeFileThatAlwaysSaysHealthyIsFoundWithoutAnEngine()
            throws Exception {
        String check =
                "{backend: compose, model: mock, expect: {\"$.services[*].healthcheck.can_fail\":"
                        + " {optional: true, in: [true]}}}";
        compose("curl -f http://localhost:8081/health || true");

        assertThat(Kinds.problem(look(check)))
                .startsWith("services.orchestrator.healthcheck.can_fail: wanted");
        compose("curl -f http://localhost:8081/health");
        assertThat(look(check)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aModelThatIsNoneFails() throws Exception {
        assertThat(Kinds.problem(look("{model: kevn, expect: {possible: true}}"))).contains("kevn");
    }

    @Test
    void withoutAComposeFileAPlanOfContainersIsMissing() throws Exception {
        assertThat(Kinds.prerequisite(look("{backend: compose, expect: {possible: true}}")))
                .contains("there is no Compose file");
    }

    @Test
    void aPlanThatCannotBeMadeBreaksIt() {
        PlanKind kind =
                new PlanKind(() ->
                        (_, _) -> {
                            throw new OperationFailed("[docker] the engine refuses");
                        });

        assertThatThrownBy(() ->
                        Kinds.look(kind, "{expect: {possible: true}}", StackTarget.in(folder)))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("[docker] the engine refuses");
    }

    @Test
    void mistakesAreNotedAtOnce() {
        assertThat(
                        Kinds.mistakes(
                                kind(),
                                """
                                backend: embeded
                                mode: agent
                                modes: [agent, legacy]
                                same: ['$.[']
                                expect: {modle: x}
                                """))
                .hasSize(4)
                .anyMatch(mistake -> mistake.contains("did you mean 'embedded'?"))
                .anyMatch(mistake -> mistake.contains("did you mean 'model'?"));
    }
}
