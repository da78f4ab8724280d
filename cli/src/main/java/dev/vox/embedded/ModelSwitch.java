package dev.vox.embedded;

import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelLoadException;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelOffer;
import dev.vox.runtime.model.OfferChange;
import dev.vox.runtime.model.UnknownModelException;
import dev.vox.runtime.orchestrator.ModelControl;
import dev.vox.runtime.orchestrator.message.ModelAnswer;
import dev.vox.runtime.orchestrator.message.ModelAnswer.Reason;
import dev.vox.runtime.orchestrator.message.ModelOrder;
import dev.vox.runtime.tts.VoiceProfile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Changes the model that the stack of this JVM speaks with, and tells those who show it.
final class ModelSwitch implements ModelControl {
    private static final System.Logger LOG = System.getLogger("vox.stack");

    private final ModelManager models;
    private final Engines engines;
    private final List<Consumer<ModelOrder>> followers = new CopyOnWriteArrayList<>();

    ModelSwitch(ModelManager models, Engines engines) {
        this.models = models;
        this.engines = engines;
    }

    /// Tells somebody of each change, when it is done. What it throws is logged: the model has changed.
    void follow(Consumer<ModelOrder> follower) {
        followers.add(follower);
    }

    @Override
    public String model() {
        return models.resolve("");
    }

    @Override
    public ModelAnswer change(ModelOrder order) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            OfferChange change =
                    models.change(
                            new ModelOffer(engines.serving(order.tonesOnly()), order.modelId()),
                            order.timeout());
            tell(order);
            return new ModelAnswer.Changed(
                    model(change.from()),
                    model(change.to()),
                    change.alreadyThere(),
                    Duration.ofNanos(System.nanoTime() - begun));
        } catch (ModelException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} speaks on: {1}", model(), e.getMessage());
            return new ModelAnswer.Refused(reason(e), String.valueOf(e.getMessage()));
        }
    }

    private void tell(ModelOrder order) {
        for (Consumer<ModelOrder> follower : followers) {
            try {
                follower.accept(order);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "somebody still shows the old model", e);
            }
        }
    }

    private static ModelAnswer.Model model(VoiceProfile voice) {
        return new ModelAnswer.Model(voice.modelId(), voice.family());
    }

    private static Reason reason(ModelException failure) {
        return switch (failure) {
            case UnknownModelException _ -> Reason.NOT_SERVED;
            case ModelLoadException _ -> Reason.NOT_LOADED;
        };
    }
}
