package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The kind against a real engine.
@DockerTest
@Timeout(120)
class ContainerKindTest {
    private static final String SERVES =
            "mkdir /w && echo ok > /w/health && exec httpd -f -p 8081 -h /w";

    @TempDir Path folder;
    private final Docker docker;
    private final ContainerKind kind = new ContainerKind(DockerObserver::new, Clock.systemUTC());

    ContainerKindTest(Docker docker) {
        this.docker = docker;
    }

    private StackTarget started(String word, String health, String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        if (!health.isEmpty()) {
            all.addAll(List.of("--health-cmd", health, "--health-interval", "1h"));
        }
        docker.start(word, all, "sh", "-c", SERVES);
        return StackTarget.in(folder).container("worker", docker.name(word));
    }

    private Verdict canFail(StackTarget target) throws Exception {
        return Kinds.look(kind, "{service: worker, healthcheck-can-fail: true}", target);
    }

    @Test
    void aHealthcheckThatFailsOfAPortWhereNothingListensPasses() throws Exception {
        Verdict verdict = canFail(started("good", "wget -q -O - http://127.0.0.1:8081/health"));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "worker healthcheck"))
                .isEqualTo("exit 1 of a port where nothing listens");
    }

    @Test
    void aHealthcheckThatAlwaysSaysHealthyIsNamedByItsWords() throws Exception {
        Verdict verdict =
                canFail(started("words", "wget -q -O - http://127.0.0.1:8081/health || true"));

        assertThat(Kinds.problem(verdict))
                .isEqualTo(
                        "[worker] has a healthcheck that always says healthy: it ends in '|| true'"
                                + " (wget -q -O - http://127.0.0.1:8081/health || true)");
    }

    @Test
    void aHealthcheckThatAlwaysSaysHealthyIsNamedByRunningItElsewhere() throws Exception {
        Verdict verdict =
                canFail(
                        started(
                                "elsewhere",
                                "wget -q -O /tmp/answer http://127.0.0.1:8081/health; test -d"
                                        + " /tmp"));

        assertThat(Kinds.problem(verdict))
                .startsWith(
                        "[worker] has a healthcheck that always says healthy: it does so of port 1,"
                                + " where nothing listens (");
    }

    @Test
    void aHealthcheckWhoseProgramIsNotThereIsNamed() throws Exception {
        assertThat(Kinds.problem(canFail(started("curl", "curl -f http://127.0.0.1:8081/health"))))
                .startsWith(
                        "[worker] has a healthcheck that always says unhealthy: its program is not"
                                + " in the container (curl ");
    }

    @Test
    void aServiceWithoutAHealthcheckIsNamed() throws Exception {
        assertThat(Kinds.problem(canFail(started("bare", ""))))
                .startsWith("[worker] has no healthcheck");
    }

    @Test
    void whatAnEngineSaysIsHeldAgainstWhatIsExpected() throws Exception {
        StackTarget target =
                started(
                        "figures",
                        "",
                        "--env",
                        "MODE=legacy",
                        "--env",
                        "API_KEY=sesame-open",
                        "--tmpfs",
                        "/scratch");
        String all =
                """
                service: worker
                expect:
                  state: running
                  restarts: 0
                  exit_code: {exists: false}
                  out_of_memory: false
                  image_current: true
                  image_age_days: {min: 0}
                  env: {MODE: legacy}
                  networks: {contains: bridge}
                """;

        assertThat(Kinds.look(kind, all, target)).isInstanceOf(Verdict.Passed.class);
        Verdict failed =
                Kinds.look(
                        kind,
                        "{service: worker, expect: {state: exited, env: {API_KEY: other}}}",
                        target);
        assertThat(Kinds.problem(failed))
                .contains("[worker] state: wanted \"exited\", saw \"running\"")
                .contains("env.API_KEY: wanted \"other\", saw \"***\"")
                .doesNotContain("sesame-open");
        assertThat(failed.evidence().toString()).doesNotContain("sesame-open");
    }

    @Test
    void aContainerThatEndedTellsItsExitCode() throws Exception {
        docker.start("ended", List.of(), "sh", "-c", "exit 3");
        docker.run("wait", docker.name("ended"));

        Verdict verdict =
                Kinds.look(
                        kind,
                        "{name: %s, expect: {state: exited, exit_code: 3}}"
                                .formatted(docker.name("ended")),
                        StackTarget.in(folder));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aServiceThatIsNotThereFails() throws Exception {
        StackTarget target = StackTarget.in(folder).container("redis", "none");

        assertThat(Kinds.problem(canFail(target)))
                .isEqualTo("[worker] no container of this service; there are: redis");
        assertThat(Kinds.problem(Kinds.look(kind, "{expect: {state: running}}", target)))
                .isEqualTo("[redis] there is no such container");
    }

    @Test
    void withoutAStackInContainersItIsMissing() throws Exception {
        assertThat(Kinds.prerequisite(canFail(StackTarget.in(folder))))
                .isEqualTo("no stack is up in containers");
    }

    @Test
    void withoutAnEngineItIsMissing() throws Exception {
        StackTarget target =
                StackTarget.in(folder)
                        .container("worker", "any")
                        .with("DOCKER_HOST", "unix:///nowhere/docker.sock");

        assertThat(Kinds.prerequisite(canFail(target))).contains("/nowhere/docker.sock");
    }

    @Test
    void anEngineThatCannotBeAskedBreaksIt() {
        StackTarget target =
                StackTarget.in(folder).container("worker", "any").with("DOCKER_HOST", "odd://x");

        assertThatThrownBy(() -> canFail(target)).isInstanceOf(CheckBroken.class);
    }

    @Test
    void mistakesAreNotedAtOnce() {
        assertThat(Kinds.mistakes(kind, "{service: a, name: b, expect: {stat: running}}"))
                .containsExactly(
                        "with:1:20: 'name' names one container and 'service' another; leave one"
                                + " out",
                        "with:1:32: unknown key 'expect.stat'; did you mean 'state'?");
        assertThat(Kinds.mistakes(kind, "{service: a}"))
                .containsExactly("with:1:1: key 'expect' is missing");
    }
}
