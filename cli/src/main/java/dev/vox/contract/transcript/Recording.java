package dev.vox.contract.transcript;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Workflow;
import dev.vox.contract.transport.Worker;
import dev.vox.contract.transport.WorkerConnection;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Calls a worker with every sample, then every bad sample, then plays every workflow, and keeps what it answers.
///
/// One call at a time, over one connection. A worker that has ended is started again for the next call where it can be.
public final class Recording {
    private final Contract contract;
    private final Duration deadline;
    private final Consumer<Entry> each;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable WorkerConnection connection;

    /// @param deadline for each call
    /// @param each told of every call when it is done; it must not throw
    public Recording(Contract contract, Duration deadline, Consumer<Entry> each) {
        this.contract = contract;
        this.deadline = deadline;
        this.each = each;
    }

    /// Records a worker.
    public Transcript of(Worker worker) throws InterruptedException {
        for (Operation operation : contract.operations()) {
            int sample = 0;
            for (JsonValue.Members arguments : operation.samples()) {
                call(worker, "%s[%d]".formatted(operation.name(), sample++), operation, arguments);
            }
        }
        for (Operation operation : contract.operations()) {
            int sample = 0;
            for (Operation.ErrorSample error : operation.errors()) {
                String key = "%s.errors[%d]".formatted(operation.name(), sample++);
                call(worker, key, operation, error.arguments());
            }
        }
        for (Workflow workflow : contract.workflows()) {
            play(worker, workflow);
        }
        return new Transcript(
                contract.domain(), contract.source(), contract.transport().kind(), entries);
    }

    private void call(Worker worker, String key, Operation operation, JsonValue.Members arguments)
            throws InterruptedException {
        Request request = new Request(operation.name(), arguments);
        keep(key, request, open(worker).call(request, deadline));
    }

    private void play(Worker worker, Workflow workflow) throws InterruptedException {
        for (StepResult result : new WorkflowRun(workflow, deadline).on(open(worker))) {
            keep(workflow.name() + "/" + result.step().id(), result.request(), result.reply());
        }
    }

    private WorkerConnection open(Worker worker) throws InterruptedException {
        WorkerConnection current = connection;
        if (current == null) {
            current = worker.open();
            connection = current;
        }
        return current;
    }

    private void keep(String key, @Nullable Request request, @Nullable Reply reply) {
        if (request != null && reply != null) {
            Entry entry = Entry.of(key, request, reply);
            entries.add(entry);
            each.accept(entry);
        }
        if (reply instanceof Reply.Broken) {
            connection = null;
        }
    }
}
