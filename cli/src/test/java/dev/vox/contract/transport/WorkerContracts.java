package dev.vox.contract.transport;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Ready;

import java.time.Duration;
import java.util.regex.Pattern;

/// The sample worker's contract with another readiness.
final class WorkerContracts {
    private WorkerContracts() {}

    static Contract readyByLine(Contract contract) {
        return ready(
                contract, new Ready.Says(Pattern.compile("listening on"), Duration.ofSeconds(20)));
    }

    static Contract readyBySilence(Contract contract) {
        return ready(
                contract, new Ready.Says(Pattern.compile("never said"), Duration.ofMillis(1500)));
    }

    private static Contract ready(Contract old, Ready ready) {
        return new Contract(
                old.source(),
                old.folder(),
                old.domain(),
                old.title(),
                old.dependsOn(),
                old.needs(),
                old.transport(),
                ready,
                old.envelope(),
                old.naming(),
                old.operations(),
                old.workflows(),
                old.load(),
                old.faults(),
                old.callers(),
                old.docs(),
                old.listing());
    }
}
