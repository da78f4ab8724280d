package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Exchange;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.transport.Power;
import dev.vox.contract.transport.Worker;
import dev.vox.contract.transport.WorkerConnection;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What an audit leaves when somebody presses Ctrl-C in the middle of a phase.
@NullMarked
class InterruptedAuditTest {
    @TempDir Path folder;

    @Test
    void whatWasFoundUntilThenIsTold() throws IOException {
        InterruptedInTheMiddle worker =
                new InterruptedInTheMiddle(
                        request -> request.arguments().text("key").orElse("").equals("b"));

        assertThat(told(worker, AuditPhase.PROOF))
                .containsExactly("inventory.ready ", "proof.workflow first");
        assertThat(worker.closed).isTrue();
    }

    @Test
    void soIsWhatWasFoundInTheFirstPhase() throws IOException {
        assertThat(told(new InterruptedInTheMiddle(_ -> true), AuditPhase.INVENTORY))
                .containsExactly("inventory.ready ");
        assertThat(
                        told(
                                new InterruptedInTheMiddle(
                                        request -> request.operation().equals("forget")),
                                AuditPhase.INVENTORY))
                .contains("inventory.ready ", "inventory.implemented recall")
                .noneMatch(finding -> finding.endsWith("forget"));
    }

    /// What is told of an audit that is interrupted in a phase.
    private List<String> told(InterruptedInTheMiddle worker, AuditPhase phase) throws IOException {
        List<PhaseFindings> told = new ArrayList<>();
        Audit audit =
                new Audit(
                        contract(),
                        AuditLimits.USUAL,
                        Map.of("memory", List.of()),
                        InstantSource.system(),
                        System::nanoTime);

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> audit.run(worker, EnumSet.of(phase), into(told)));

        assertThat(told).hasSize(1);
        return told.getFirst().findings().stream()
                .map(finding -> finding.id().text() + " " + finding.about())
                .toList();
    }

    private static AuditListener into(List<PhaseFindings> told) {
        return new AuditListener() {
            @Override
            public void began(AuditPhase phase) {}

            @Override
            public void ended(PhaseFindings phase) {
                told.add(phase);
            }
        };
    }

    private Contract contract() throws IOException {
        return ContractReader.read(
                Files.writeString(
                        folder.resolve("memory.yaml"),
                        """
                        domain: memory
                        transport: {kind: stdio, command: [memory]}
                        operations:
                          - {name: recall, arguments: {key: a}, vary: {samples: [{key: a}, {key: b}], path: $.key}}
                          - {name: forget, arguments: {key: a}}
                        workflows:
                          - {name: first, steps: [{operation: recall, arguments: {key: a}}]}
                          - {name: second, steps: [{operation: recall, arguments: {key: b}}]}
                        """));
    }

    private static final class InterruptedInTheMiddle implements Worker, WorkerConnection {
        private final Predicate<Request> last;
        private boolean closed;

        /// @param last which call is interrupted
        InterruptedInTheMiddle(Predicate<Request> last) {
            this.last = last;
        }

        @Override
        public Reply call(Request request, Duration deadline) throws InterruptedException {
            if (last.test(request)) {
                throw new InterruptedException("Ctrl-C");
            }
            return new Reply.Answered(
                    request.arguments(),
                    new Exchange("1", Bytes.NONE, Bytes.NONE, Duration.ZERO, false));
        }

        @Override
        public Reply sendRaw(Bytes bytes, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Bytes> strays() {
            return List.of();
        }

        @Override
        public Set<Power> powers() {
            return EnumSet.noneOf(Power.class);
        }

        @Override
        public WorkerConnection open() {
            return this;
        }

        @Override
        public WorkerConnection restart() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration readyAfter() {
            return Duration.ZERO;
        }

        @Override
        public boolean running() {
            return !closed;
        }

        @Override
        public void kill() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void closeStdin() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long stderrBytes() {
            return 0;
        }

        @Override
        public List<String> stdoutNoise() {
            return List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
