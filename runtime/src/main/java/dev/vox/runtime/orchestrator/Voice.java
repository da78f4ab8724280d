package dev.vox.runtime.orchestrator;

import static java.lang.System.Logger.Level.DEBUG;

import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.upstream.WorkerFailureException;
import dev.vox.runtime.orchestrator.upstream.WorkerSession;

import org.jspecify.annotations.Nullable;

/// The model that a session speaks with, and how it comes to another one: a voice that the worker does not have leaves the
/// session with the one before.
///
/// Used by the speaker thread alone.
final class Voice {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    private final WorkerSession worker;
    private final Playback playback;
    private String model;
    private @Nullable String before;

    /// @param model the one to begin with; empty for the worker's default
    Voice(WorkerSession worker, Playback playback, String model) {
        this.worker = worker;
        this.playback = playback;
        this.model = model;
    }

    /// Whether the next utterance can begin at once, with the worker that has the session.
    boolean isOpen() {
        return worker.isCurrent();
    }

    /// Opens the worker session if that is possible now.
    void openEarly() {
        try {
            worker.open(model);
        } catch (WorkerFailureException e) {
            LOGGER.log(DEBUG, "no worker session yet: {0}", e.getMessage());
        }
    }

    /// Opens the worker session, with the voice before if the worker does not have the one asked for meanwhile.
    void open() throws WorkerFailureException {
        try {
            worker.open(model);
            before = null;
        } catch (WorkerFailureException e) {
            if (e.kind() != WorkerFailureException.Kind.UNKNOWN_MODEL || before == null) {
                throw e;
            }
            refused(e);
            model = before;
            before = null;
            worker.open(model);
        }
    }

    /// Opens the worker session that the worker lost.
    void reopen() throws WorkerFailureException {
        worker.lost();
        open();
    }

    /// Changes to another model. Without a worker that opens a session now the change waits for one.
    void change(String wanted) {
        try {
            worker.open(wanted);
            model = wanted;
            before = null;
        } catch (WorkerFailureException e) {
            if (e.kind() == WorkerFailureException.Kind.UNKNOWN_MODEL) {
                refused(e);
                // A worker may have closed the session before it refused the new one.
                openEarly();
            } else {
                playback.error(ErrorCode.WORKER_UNAVAILABLE, String.valueOf(e.getMessage()));
                worker.lost();
                before = before == null ? model : before;
                model = wanted;
            }
        }
    }

    private void refused(WorkerFailureException e) {
        playback.error(ErrorCode.VOICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
}
