package dev.vox.embedded;

import dev.vox.profile.ModelChoice;
import dev.vox.runtime.orchestrator.message.ModelOrder;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;

import java.util.List;

/// What is written down of the stack in this process, for as long as it is there.
///
/// A change of the model may come from another thread, also while the stack ends: then nothing is written any more.
final class RunRecord implements AutoCloseable {
    private final RunFolder folder;
    private RunState state;
    private boolean closed;

    /// Writes the beginning down.
    RunRecord(RunFolder folder, RunState beginning) {
        this.folder = folder;
        this.state = beginning;
        folder.write(beginning);
    }

    /// The stack is ready.
    ///
    /// @param endpoints where its services listen by now
    /// @return what is written down
    synchronized RunState ready(List<RunState.Endpoint> endpoints) {
        write(state.readyAt(endpoints));
        return state;
    }

    /// The stack speaks with another model.
    synchronized void speaks(ModelOrder order) {
        ModelChoice choice = new ModelChoice(order.profile(), order.modelId(), order.adapter());
        write(state.withModel(choice, order.tonesOnly()));
    }

    private void write(RunState next) {
        if (!closed) {
            folder.write(next);
            state = next;
        }
    }

    /// Takes the record away.
    @Override
    public synchronized void close() {
        closed = true;
        folder.remove(state.process());
    }
}
