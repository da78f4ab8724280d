package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(60)
class CommandKindTest {
    @TempDir Path root;

    @Test
    void aProgramThatDoesWhatItShouldPasses() throws Exception {
        Files.createDirectory(root.resolve("sub"));
        String told =
                look(
                        """
                        argv: [sh, -c, 'echo "{\\"at\\": \\"$(basename $PWD)\\", \\"say\\": \\"$SAY\\"}"; echo oops >&2; exit 3']
                        cwd: sub
                        env: {SAY: '${WORD}'}
                        expect: {exit: {in: [3]}, stdout: {contains: sub}, stderr: oops, json: {at: sub, say: hello}}
                        """);

        assertThat(told.replaceAll("took = .*", "took = T"))
                .isEqualTo(
                        """
                        PASS
                        exit = 3
                        stdout = {"at": "sub", "say": "hello"}
                        stderr = oops
                        took = T\
                        """);
    }

    @Test
    void theExitCodeMustBeZeroUnlessItIsNamed() throws Exception {
        assertThat(look("{argv: [sh, -c, 'echo no; exit 7'], expect: {stdout: 'yes'}}"))
                .startsWith(
                        "FAIL exit: wanted 0, saw 7; stdout: wanted \"yes\", saw \"no\"\n"
                                + "exit = 7\nstdout = no\n");
    }

    @Test
    void theEffectiveEnvironmentIsTheProgramsAndItsSecretsAreMasked() throws Exception {
        assertThat(look("{argv: [sh, -c, 'echo $MY_TOKEN'], expect: {stdout: other}}"))
                .startsWith("FAIL stdout: wanted \"other\", saw \"***\"\nexit = 0\nstdout = ***\n");
    }

    @Test
    void aProgramThatIsLateIsEndedWithAllThatItStarted() throws Exception {
        Path started = root.resolve("started");
        String told =
                look("{argv: [sh, -c, 'sleep 600 & echo $! > started; wait'], deadline: 500ms}");

        assertThat(told).startsWith("FAIL sh did not end within 500 ms");
        long child = Long.parseLong(Files.readString(started).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsAMissingPrerequisite() throws Exception {
        Verdict verdict = target().look(new CommandKind(), "{argv: [no-such-program-here]}");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Missing.class,
                        missing ->
                                assertThat(missing.prerequisite())
                                        .startsWith("cannot start 'no-such-program-here'"));
    }

    @Test
    void aFolderThatIsNotThereOrAnOutputThatIsNoJsonBreaksTheCheck() {
        assertThatThrownBy(() -> look("{argv: [pwd], cwd: gone}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("there is no folder " + root.resolve("gone"));
        assertThatThrownBy(() -> look("{argv: [echo, hello], expect: {json: {a: 1}}}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessageStartingWith("what it wrote is no JSON: stdout:1:");
    }

    @Test
    void anUnknownFieldIsToldWithTheNearest() {
        assertThat(
                        FakeTarget.mistakes(
                                new CommandKind(), "{argv: [x], expect: {sdtout: y, code: 0}}"))
                .containsExactly(
                        "phase.yaml:1:22: unknown key 'expect.sdtout'; did you mean 'stdout'?",
                        "phase.yaml:1:33: unknown key 'expect.code'; there are: exit, stdout,"
                                + " stderr, json");
    }

    private FakeTarget target() {
        return new FakeTarget(root).with("WORD", "hello").with("MY_TOKEN", "t0psecret");
    }

    private String look(String with) throws Exception {
        return FakeTarget.told(target().look(new CommandKind(), with));
    }
}
