package dev.vox.contract.audit;

import org.jspecify.annotations.Nullable;

/// What calling an operation showed.
///
/// @param reply how it answered its own sample
/// @param varies whether different inputs gave different answers; null where nothing was to be varied
/// @param effect whether a later read showed the change; null where none was to be shown
/// @param twin another name that answers the same; null where there is none
/// @param said the answer, or why there is none, on one line
record CallShown(
        Reply reply,
        @Nullable Boolean varies,
        @Nullable Boolean effect,
        @Nullable String twin,
        String said) {
    /// How an operation answers its own sample.
    enum Reply {
        /// It answers.
        ANSWERED,
        /// It answers a mistake.
        REFUSED,
        /// It says that it knows no such operation.
        UNKNOWN,
        /// It says that it is not implemented.
        NOT_IMPLEMENTED,
        /// It does not answer, or the worker is gone.
        SILENT
    }
}
