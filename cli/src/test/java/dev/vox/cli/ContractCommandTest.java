package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.contract.worker.Defect;
import dev.vox.contract.worker.SampleContract;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ContractCommandTest {
    @TempDir Path folder;
    private Path good = Path.of("");

    @BeforeEach
    void write() throws IOException {
        good = contract("device.yaml", Defect.NONE);
    }

    /// The sample worker's contract, which names its program by a variable.
    private Path contract(String name, Defect defect) throws IOException {
        List<String> command = SampleContract.command("stdio", defect);
        String line =
                Json.compact(command.stream().map(JsonValue.Text::new).toList())
                        .strip()
                        .replace(command.getFirst(), "${SAMPLE_JAVA}");
        return Files.writeString(
                folder.resolve(name),
                SampleContract.text().replace("[sample-worker, stdio]", line));
    }

    private Run vox(String... arguments) {
        String java = SampleContract.command("stdio", Defect.NONE).getFirst();
        return Run.in(Map.of("SAMPLE_JAVA", java, "VOX_PROJECT", folder.toString()), arguments);
    }

    @Test
    void aCallPrintsTheResult() throws Exception {
        Run run =
                vox(
                        "contract",
                        "call",
                        good.toString(),
                        "describeDevice",
                        "--arg",
                        "deviceId=gpu-0",
                        "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        JsonValue answer = Json.parse("stdout", run.out());
        assertThat(answer.text("outcome")).contains("answered");
        assertThat(answer.get("result").orElseThrow().text("displayName")).contains("Grafik μ");
        assertThat(answer.number("elapsedMs")).isPresent();
    }

    @Test
    void aRefusalExitsWithOne() throws Exception {
        Run run =
                vox(
                        "contract",
                        "call",
                        good.toString(),
                        "describeDevice",
                        "--args",
                        "{\"deviceId\": \"x\"}");

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out()).isEqualTo("refused\trefused NOT_FOUND: there is no device 'x'\n");
    }

    @Test
    void anUnknownOperationIsAMistakeOfTheCommandLine() {
        Run run = vox("contract", "call", good.toString(), "describeDevise");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("did you mean 'describeDevice'?");
    }

    @Test
    void aVariableWithoutAValueIsNamed() {
        Run run =
                Run.in(
                        Map.of("VOX_PROJECT", folder.toString()),
                        "contract",
                        "call",
                        good.toString(),
                        "ping");

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("SAMPLE_JAVA");
    }

    @Test
    void aFileWithMistakesNamesAllOfThem() throws Exception {
        Path bad =
                Files.writeString(
                        folder.resolve("bad.yaml"), "domain: X\ntransport: {kind: udp}\n");
        Run run = vox("contract", "validate", bad.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("3 mistakes").contains("key 'operations' is missing");
        assertThat(vox("contract", "validate", good.toString()).out())
                .isEqualTo("valid\tdevice\t6\tstdio\n");
    }

    @Test
    void aRecordIsTheSameAsTheWorkerAndNotAsAMutant() throws Exception {
        String before = folder.resolve("before.ndjson").toString();
        Run recorded = vox("contract", "record", good.toString(), before);
        Run same = vox("contract", "replay", before);
        Run other =
                vox(
                        "contract",
                        "replay",
                        before,
                        "--against",
                        contract("mutant.yaml", Defect.WRONG_ERROR_CODE).toString());

        assertThat(recorded.exit()).as(recorded.err()).isZero();
        assertThat(Files.readString(Path.of(before)))
                .contains("\"key\":\"reserve and look/after\"");
        assertThat(same.exit()).as(same.out()).isZero();
        assertThat(other.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(other.out())
                .contains("describeDevice.errors[0]\tcode\tNOT_FOUND\tERROR\n")
                .doesNotContain("describeDevice[0]");
    }

    @Test
    void transcriptsAreComparedWithoutAWorker() throws Exception {
        String head = "{\"schemaVersion\":1,\"kind\":\"vox-contract-transcript\"}\n";
        String call =
                "{\"key\":\"a[0]\",\"operation\":\"a\",\"outcome\":\"answered\",\"result\":%s}\n";
        Path one =
                Files.writeString(
                        folder.resolve("1.ndjson"),
                        head + call.formatted("{\"n\":[1,2.0],\"at\":5}"));
        Path two =
                Files.writeString(
                        folder.resolve("2.ndjson"),
                        head + call.formatted("{\"n\":[1,2,3],\"at\":6}"));
        String against = two.toString();

        assertThat(vox("contract", "replay", one.toString(), "--against", against).out())
                .isEqualTo("a[0]\t$.n[2]\t-\t3\na[0]\t$.at\t5\t6\n");
        assertThat(
                        vox(
                                        "contract",
                                        "replay",
                                        one.toString(),
                                        "--against",
                                        against,
                                        "--ignore",
                                        "$.at",
                                        "--ignore",
                                        "$.n[*]")
                                .exit())
                .isZero();
    }
}
