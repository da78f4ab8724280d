package dev.vox.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.worker.Defect;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What a worker does over every transport.
interface WorkerContract {
    Duration LONG = Duration.ofSeconds(20);
    Duration SHORT = Duration.ofMillis(300);

    /// The sample worker's contract over the transport.
    Contract contract(Defect defect);

    /// The worker of a contract.
    default Worker worker(Contract contract) {
        return new Workers(
                        () -> {
                            throw new AssertionError("no container is asked for");
                        },
                        text -> text)
                .of(contract);
    }

    static Request request(String operation, String arguments) {
        try {
            return new Request(operation, (JsonValue.Members) Json.parse("test", arguments));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Request describe(String device) {
        return request("describeDevice", "{\"deviceId\": \"" + device + "\"}");
    }

    @Test
    default void aCallIsAnsweredInTheCallersNames() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            Reply reply = worker.open().call(describe("gpu-0"), LONG);

            assertThat(reply).isInstanceOf(Reply.Answered.class);
            JsonValue result = ((Reply.Answered) reply).result();
            assertThat(result.text("displayName")).contains("Grafik μ");
            assertThat(result.whole("freeMemory")).contains(8L << 30);
            assertThat(reply.exchange().sent().size()).isPositive();
            assertThat(reply.exchange().received().text())
                    .contains("free_memory")
                    .contains("gpu-0");
            assertThat(worker.readyAfter()).isPositive();
        }
    }

    @Test
    default void aRefusalHasTheWorkersCodeAndWords() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            Reply reply = worker.open().call(describe("none"), LONG);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> {
                                assertThat(refused.code()).isEqualTo("NOT_FOUND");
                                assertThat(refused.message()).contains("none");
                            });
        }
    }

    @Test
    default void anUnknownOperationIsRefused() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            assertThat(worker.open().call(request("paintDevice", "{}"), LONG))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("UNIMPLEMENTED"));
        }
    }

    @Test
    default void manyCallsInFlightEachGetTheirOwnAnswer() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            WorkerConnection connection = worker.open();
            List<Future<Reply>> replies = new ArrayList<>();
            for (int call = 0; call < 40; call++) {
                Request request = request("echoText", "{\"text\": \"" + call + "\"}");
                replies.add(callers.submit(() -> connection.call(request, LONG)));
            }

            for (int call = 0; call < replies.size(); call++) {
                assertThat(replies.get(call).get())
                        .isInstanceOfSatisfying(Reply.Answered.class, answered -> {});
                assertThat(((Reply.Answered) replies.get(call).get()).result().text("text"))
                        .contains(Integer.toString(call));
            }
        }
    }

    @Test
    default void anAnswerThatOvertookAnotherIsToldAndNotMistaken() throws Exception {
        try (Worker worker = worker(contract(Defect.OUT_OF_ORDER));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            WorkerConnection connection = worker.open();
            var _ = connection.call(describe("cpu-0"), LONG);
            boolean overtaken = false;
            for (int round = 0; round < 20 && !overtaken; round++) {
                overtaken = overtaken(connection, callers);
            }

            assertThat(overtaken).isTrue();
        }
    }

    private static boolean overtaken(WorkerConnection connection, ExecutorService callers)
            throws InterruptedException, ExecutionException {
        Future<Reply> one = callers.submit(() -> connection.call(describe("cpu-0"), LONG));
        Future<Reply> other = callers.submit(() -> connection.call(describe("gpu-0"), LONG));
        assertThat(((Reply.Answered) one.get()).result().text("deviceId")).contains("cpu-0");
        assertThat(((Reply.Answered) other.get()).result().text("deviceId")).contains("gpu-0");
        return one.get().exchange().outOfOrder() || other.get().exchange().outOfOrder();
    }

    @Test
    default void anAnswerWithoutAnIdIsBroken() throws Exception {
        Contract contract = WorkerContracts.readyByLine(contract(Defect.DROPS_ID));
        try (Worker worker = worker(contract)) {
            assertThat(worker.open().call(describe("cpu-0"), LONG))
                    .isInstanceOfSatisfying(
                            Reply.Broken.class,
                            broken -> assertThat(broken.how()).isEqualTo(Breakage.NO_ID));
        }
    }

    @Test
    default void aWorkerThatHangsIsLateAndNothingElse() throws Exception {
        try (Worker worker = worker(contract(Defect.HANGS))) {
            WorkerConnection connection = worker.open();

            assertThat(connection.call(describe("cpu-0"), SHORT))
                    .isInstanceOfSatisfying(
                            Reply.Late.class, late -> assertThat(late.deadline()).isEqualTo(SHORT));
            assertThat(worker.running()).isTrue();
        }
    }

    @Test
    default void aWorkerThatEndsBreaksTheCallAtOnceAndStartsAgain() throws Exception {
        try (Worker worker = worker(contract(Defect.EXITS))) {
            Reply reply = worker.open().call(describe("cpu-0"), LONG);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Broken.class,
                            broken -> assertThat(broken.how()).isEqualTo(Breakage.ENDED));
            assertThat(worker.restart().call(request("ping", "{}"), LONG))
                    .isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    default void aKilledWorkerIsKnownToBeGone() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            WorkerConnection connection = worker.open();
            worker.kill();
            Reply reply = connection.call(request("ping", "{}"), LONG);

            assertThat(reply).isInstanceOf(Reply.Broken.class);
            assertThat(worker.open().call(request("ping", "{}"), LONG))
                    .isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    default void aPausedWorkerIsLateAndAnswersWhenItGoesOn() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            WorkerConnection connection = worker.open();
            worker.pause();
            Reply paused = connection.call(request("ping", "{}"), SHORT);
            worker.resume();

            assertThat(paused).isInstanceOf(Reply.Late.class);
            assertThat(connection.call(request("ping", "{}"), LONG))
                    .isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    default void bytesThatAreNoMessageAreRefusedAndHarmNothing() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            WorkerConnection connection = worker.open();

            assertThat(connection.sendRaw(Bytes.of("{\"id\": 7, \"opera"), LONG))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("MALFORMED"));
            assertThat(connection.call(request("ping", "{}"), LONG))
                    .isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    default void whatIsWrittenBesideTheProtocolIsSeenAndHarmsNoCall() throws Exception {
        try (Worker worker = worker(contract(Defect.PRINTS_TO_STDOUT))) {
            Reply reply = worker.open().call(describe("cpu-0"), LONG);

            assertThat(reply).isInstanceOf(Reply.Answered.class);
            Awaiting.until(() -> worker.stdoutNoise().contains("working on it"));
        }
    }

    @Test
    default void aFloodOnStandardErrorIsDrainedAndCounted() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            WorkerConnection connection = worker.open();

            assertThat(connection.call(request("logLines", "{\"bytes\": 4000000}"), LONG))
                    .isInstanceOf(Reply.Answered.class);
            Awaiting.until(() -> worker.stderrBytes() > 4_000_000);
        }
    }

    @Test
    default void aWorkerThatNeverDrainsHangsAndIsEndedWithItsChild() throws Exception {
        try (Worker worker = worker(contract(Defect.NEVER_DRAINS))) {
            assertThat(worker.open().call(request("logLines", "{\"bytes\": 4000000}"), SHORT))
                    .isInstanceOf(Reply.Late.class);
        }
    }

    @Test
    default void aWorkerThatSaysNothingInTimeIsNotReady() {
        Contract contract = WorkerContracts.readyBySilence(contract(Defect.NONE));
        try (Worker worker = worker(contract)) {
            assertThatThrownBy(worker::open)
                    .isInstanceOf(dev.vox.problem.OperationFailed.class)
                    .hasMessageContaining("[device]")
                    .hasMessageContaining("within");
            assertThat(worker.running()).isFalse();
        }
    }
}
