package dev.vox.runtime.orchestrator.message;

import java.time.Duration;

/// What came of a [ModelOrder].
public sealed interface ModelAnswer {
    /// The model speaks.
    ///
    /// @param from what spoke before
    /// @param alreadyThere whether it did before
    /// @param elapsed from the order until it took effect
    record Changed(Model from, Model to, boolean alreadyThere, Duration elapsed)
            implements ModelAnswer {}

    /// Nothing has changed.
    ///
    /// @param message fit to be shown to a user
    record Refused(Reason reason, String message) implements ModelAnswer {}

    /// A model that speaks.
    ///
    /// @param family its engine's: `mock` for a tone in another model's place
    record Model(String modelId, String family) {}

    /// Why nothing has changed.
    enum Reason {
        /// The order cannot be read.
        INVALID_REQUEST,
        /// No token was shown.
        UNAUTHORIZED,
        /// Another token was shown.
        FORBIDDEN,
        /// The order is not sent by POST.
        NOT_ALLOWED,
        /// The order is longer than any can be.
        TOO_LARGE,
        /// The order did not arrive in time.
        TOO_SLOW,
        /// No engine has the model.
        NOT_SERVED,
        /// The model did not load, or not in time.
        NOT_LOADED
    }
}
