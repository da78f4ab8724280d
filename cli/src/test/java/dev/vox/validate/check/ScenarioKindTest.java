package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// The kind against an agent that really listens.
@Timeout(120)
class ScenarioKindTest {
    private static RunningStack stack;

    @TempDir Path folder;
    private final ScenarioKind kind = new ScenarioKind();

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.agent();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private StackTarget target() {
        return StackTarget.in(folder).at("websocket", stack.address()).mode("agent");
    }

    @Test
    void aBargeInThatWorksPasses() throws Exception {
        Verdict verdict = Kinds.look(kind, "{name: barge-in, repeat: 1}", target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "expectations met")).isEqualTo("5");
        assertThat(Kinds.seen(verdict, "bargein speech")).isNotEmpty();
    }

    @Test
    void anExpectationThatIsNotMetFailsWithItsTurn() throws Exception {
        Files.writeString(
                folder.resolve("mine.yaml"),
                """
                name: mine
                turns:
                  - type: Good morning.
                    role: assistant
                    expect:
                      - {event: barge_in, within: 200ms}
                """);

        Verdict verdict = Kinds.look(kind, "{file: mine.yaml}", target());

        assertThat(Kinds.problem(verdict))
                .startsWith("[scenario mine] turn 1: ")
                .contains("barge_in");
    }

    @Test
    void anOrchestratorInLegacyModeHearsNobody() throws Exception {
        Verdict verdict = Kinds.look(kind, "{name: barge-in}", target().mode("legacy"));

        assertThat(Kinds.prerequisite(verdict))
                .isEqualTo("the orchestrator is in legacy mode, in which it hears nobody");
    }

    @Test
    void withoutAStackItIsMissing() throws Exception {
        assertThat(Kinds.prerequisite(Kinds.look(kind, "{name: cough}", StackTarget.in(folder))))
                .isEqualTo("no stack is up");
    }

    @Test
    void aFileThatIsNotThereBreaksIt() {
        assertThatThrownBy(() -> Kinds.look(kind, "{file: none.yaml}", target()))
                .isInstanceOf(CheckBroken.class)
                .hasMessageStartingWith("[none.yaml] cannot be read");
    }

    @Test
    void mistakesAreNotedAtOnce() {
        assertThat(Kinds.mistakes(kind, "{name: barg-in, repeat: 0}"))
                .containsExactly(
                        "with:1:8: 'name' must be one of babble, barge-in, cough, echo, greeting,"
                            + " interruption, lossy-network, two-turns, not 'barg-in'; did you mean"
                            + " 'barge-in'?",
                        "with:1:25: 'repeat' must be from 1 to 100, not 0");
        assertThat(Kinds.mistakes(kind, "{repeat: 2}"))
                .containsExactly("with:1:1: key 'name' is missing");
    }
}
