package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.LogLevel;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFormat;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class LogKindTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final LogKind kind =
            new LogKind(
                    () ->
                            new LogSources(() -> {
                                throw new AssertionError("no engine is asked here");
                            }),
                    () -> NOON);

    @TempDir Path root;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(root.resolve(".vox/logs"));
        Files.writeString(
                root.resolve(".vox/logs/worker.log"),
                LogFormat.print(entry(NOON.minusSeconds(1), LogLevel.INFO, "model loaded"))
                        + LogFormat.print(
                                entry(
                                        NOON.plusSeconds(1),
                                        LogLevel.ERROR,
                                        "API_KEY=abc was refused")));
        Files.writeString(root.resolve("own.log"), "booting\nlistening on 7001\n");
    }

    private static LogEntry entry(Instant at, LogLevel level, String message) {
        return new LogEntry(at, level, "worker", message, List.of("  at dev.Trace"));
    }

    @Test
    void aPatternIsFoundInTheLogsOfAStackThatRuns() throws Exception {
        assertThat(look("{pattern: loaded, services: [worker]}"))
                .isEqualTo("PASS\nlog = worker\nworker = model loaded");
        assertThat(look("{pattern: dev.Trace}"))
                .isEqualTo("PASS\nlog = the stack's\nworker = at dev.Trace");
        assertThat(look("{pattern: refused}"))
                .isEqualTo("PASS\nlog = the stack's\nworker = API_KEY=***");
    }

    @Test
    void onlyWhatCameSinceTheCheckBeganCountsWhereThatIsSaid() throws Exception {
        assertThat(look("{pattern: loaded, since: check}"))
                .isEqualTo("FAIL /loaded/ did not come\nlog = the stack's");
        assertThat(look("{pattern: refused, since: check}")).startsWith("PASS");
        assertThat(look("{pattern: loaded, level: warning, within: 50ms}"))
                .isEqualTo("FAIL /loaded/ did not come within 50 ms\nlog = the stack's");
    }

    @Test
    void aPatternThatMustNotComeFailsWhenItDoes() throws Exception {
        assertThat(look("{pattern: refused, absent: true}"))
                .isEqualTo("FAIL /refused/ is in the log\nlog = the stack's\nworker = API_KEY=***");
        assertThat(look("{pattern: panic, absent: true, within: 50ms}"))
                .isEqualTo("PASS\nlog = the stack's");
    }

    @Test
    void aFileIsWaitedFor() throws Exception {
        assertThat(look("{file: own.log, pattern: 'listening on \\d+'}"))
                .isEqualTo("PASS\nlog = own.log\nown.log = listening on 7001");
        CompletableFuture<Verdict> waiting =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return new FakeTarget(root)
                                .look(kind, "{file: new.log, pattern: ready, within: 30s}");
                    } catch (InterruptedException | CheckBroken e) {
                        throw new IllegalStateException(e);
                    }
                });
        Files.writeString(root.resolve("new.log"), "ready\n", StandardOpenOption.CREATE_NEW);

        assertThat(FakeTarget.told(waiting.get(30, TimeUnit.SECONDS)))
                .isEqualTo("PASS\nlog = new.log\nnew.log = ready");
        assertThat(look("{file: own.log, pattern: booting, since: check}"))
                .isEqualTo("FAIL /booting/ did not come\nlog = own.log");
    }

    @Test
    void aStackThatIsDownIsAMissingPrerequisite() throws Exception {
        assertThat(FakeTarget.told(new FakeTarget(root).look(kind, "{pattern: x}")))
                .isEqualTo("SKIP no stack is up whose log could be read");
    }

    @Test
    void aLogThatCannotBeReadBreaksTheCheck() {
        assertThatThrownBy(() -> look("{file: .vox, pattern: x}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("the log .vox cannot be read");
        assertThatThrownBy(() ->
                        new FakeTarget(root)
                                .inContainers(Map.of("worker", "id"))
                                .look(kind, "{pattern: x, services: [other]}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("the stack has no container of other");
        assertThatThrownBy(() -> look("{pattern: panic, absent: true, services: [wrker]}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage(
                        "the stack has no log of wrker, only of orchestrator, worker, registry,"
                                + " stack");
    }

    private String look(String with) throws Exception {
        FakeTarget up = new FakeTarget(root).up("health", URI.create("http://127.0.0.1:1/health"));
        return FakeTarget.told(up.look(kind, with));
    }
}
