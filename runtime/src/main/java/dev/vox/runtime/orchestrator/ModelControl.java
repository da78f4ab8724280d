package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ModelAnswer;
import dev.vox.runtime.orchestrator.message.ModelOrder;

/// What the stack around an orchestrator speaks with, and how that changes.
public interface ModelControl {
    /// The model that sessions begin with now, for the health page.
    String model();

    /// Changes it. Returns when the next utterance speaks with the new model, or when nothing will change.
    ModelAnswer change(ModelOrder order) throws InterruptedException;
}
