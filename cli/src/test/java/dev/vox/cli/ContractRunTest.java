package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// `vox contract run` and `vox validate --domain`, on the example workers.
@NullMarked
class ContractRunTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", System.getenv().getOrDefault("PATH", ""));

    @TempDir Path project;

    @Test
    void anExampleHoldsItsContractAndItsChecklistSaysSo() {
        Run run = vox("contract", "run", "processing", "--phase", "1-3", "--report", "tap");

        assertThat(run.err()).doesNotContain("error:");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("processing: inventory")
                .contains("processing.protocol.id-echoed")
                .contains("processing.work.list")
                .doesNotContain("not ok");
    }

    @Test
    void aStubFailsAndBlocksTheDomainThatDependsOnIt() throws IOException {
        contract("below", "", "lambda **_: {'a': 1}");
        contract("above", "dependsOn: [below]\n", "lambda **given: given");

        Run run = vox("validate", "--domain", "above", "--phase", "1", "--report", "json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"below.inventory.varies.repeat\"")
                .contains("\"blockedBy\": \"below\"");
    }

    @Test
    void theChecklistShowsHowEachOperationStandsAndWhatTheFileClaims() throws IOException {
        contract("good", "", "lambda **given: given");
        contract("stub", "", "lambda **_: {'a': 1}");

        Run good = vox("validate", "--domain", "good", "--phase", "1");
        Run stub = vox("validate", "--domain", "stub", "--phase", "1");

        assertThat(good.out())
                .contains("alignment: ALIGNED; claimed: the worker has no list")
                .doesNotContain(" 0 ms");
        assertThat(stub.out())
                .contains("alignment: STUB; claimed: the worker has no list")
                .containsSubsequence("✗", "alignment: STUB", "claimed: the worker has no list");
    }

    @Test
    void whatTheCallerAsksForByAWrongNameIsMissingAndTheRightOneIsNamed() throws IOException {
        contract(
                "misspelled",
                "callers: {sources: [{files: caller.py, patterns: ['call\\(\"(\\w+)\"']}]}\n",
                "lambda **given: given");
        Files.writeString(project.resolve("contracts/caller.py"), "call(\"repaet\")\n");

        Run run = vox("validate", "--domain", "misspelled", "--phase", "1");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("did you mean 'repeat'?", "alignment: MISSING", "alignment: ORPHAN")
                .contains("claimed: not in the contract");
    }

    @Test
    void aFaultIsShownWithTheTimesUntilItWasSeenAndMended() throws IOException {
        contract("killed", "faults: [{kind: kill}]\n", "lambda **given: given");

        Run run = vox("validate", "--domain", "killed", "--phase", "4");

        assertThat(run.out())
                .containsPattern("detected: [0-9.]+ m?s;\\s+recovered: [0-9.]+ m?s")
                .containsPattern("killed\\.proof\\.fault\\.kill  [0-9.]+ m?s");
    }

    @Test
    void aWorkerThatDoesNotStartIsOnTheWorkListOnce() throws IOException {
        contract("ends", "ready: {operation: repeat, arguments: {a: 1}}\n", "sys.exit(3)");

        Run run = vox("validate", "--domain", "ends", "--phase", "1-3");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("problem: 1 thing to mend");
    }

    @Test
    void aDomainBehindOneThatWasSkippedIsBlockedAndDoesNotCallItFailed() throws IOException {
        contract("below", "needs: [\"command:no-such-program-here\"]\n", "lambda **given: given");
        contract("above", "dependsOn: [below]\n", "lambda **given: given");

        Run run = vox("validate", "--domain", "above", "--phase", "1", "--report", "json");

        assertThat(run.out())
                .contains("\"problem\": \"domain 'below' was skipped\"")
                .contains("\"blockedBy\": \"below\"");
    }

    @Test
    void aDomainThatIsSkippedEndsNoRunAndIsNotCalledFailed() throws IOException {
        contract("below", "needs: [command:no-such-program-here]\n", "lambda **given: given");
        contract("above", "dependsOn: [below]\n", "lambda **given: given");
        contract("beside", "", "lambda **given: given");

        Run run =
                vox(
                        "validate",
                        "--domain",
                        "above",
                        "--domain",
                        "beside",
                        "--phase",
                        "1",
                        "--fail-fast",
                        "--report",
                        "tap");

        assertThat(run.out())
                .contains("domain 'below' was skipped")
                .doesNotContain("domain 'below' failed")
                .contains("ok 3 - 1 beside: inventory");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aWorkerThatCannotBeStartedIsSkippedWithTheReason() throws IOException {
        contract("gone", "", "lambda **given: given");
        Path file = project.resolve("contracts/gone.yaml");
        Files.writeString(
                file, Files.readString(file).replace("[python3,", "[no-such-program-here,"));

        Run run = vox("contract", "run", file.toString());

        assertThat(run.out()).contains("no-such-program-here");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void domainsThatDependOnEachOtherInACircleAreNamed() throws IOException {
        contract("below", "dependsOn: [above]\n", "lambda **given: given");
        contract("above", "dependsOn: [below]\n", "lambda **given: given");

        Run run = vox("validate", "--domain", "above");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("domains depend on each other in a circle: above → below → above");
    }

    @Test
    void aDomainThatThereIsNotHasTheNearestThatThereIs() {
        Run run = vox("validate", "--domain", "devise");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("no contract of domain 'devise'; did you mean 'device'?");
    }

    @Test
    void aPhaseOfAContractIsFromOneToFour() {
        Run run = vox("contract", "run", "device", "--phase", "5");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--phase '5' is no phase of a contract");
    }

    private Run vox(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--project";
        all[words.length + 1] = project.toString();
        return Run.in(ENVIRONMENT, all);
    }

    /// A worker of one operation, and its contract.
    private void contract(String domain, String more, String answer) throws IOException {
        Path folder = Files.createDirectories(project.resolve("contracts"));
        Files.writeString(
                folder.resolve(domain + ".py"),
                """
                import json, sys
                answer = %s
                for line in sys.stdin:
                    asked = json.loads(line)
                    if asked["operation"] == "repeat":
                        said = {"result": answer(**asked["arguments"])}
                    else:
                        said = {"error": {"code": "UNKNOWN", "message": "unknown operation"}}
                    print(json.dumps({"id": asked["id"], **said}), flush=True)
                """
                        .formatted(answer));
        Files.writeString(
                folder.resolve(domain + ".yaml"),
                """
                domain: %s
                %stransport: {kind: stdio, command: [python3, %s.py]}
                operations:
                  - name: repeat
                    arguments: {a: 1}
                    vary: {samples: [{a: 1}, {a: 2}], path: $.a}
                """
                        .formatted(domain, more, domain));
    }
}
