package dev.vox.bench.trace;

import dev.vox.problem.OperationFailed;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.sound.UserAudio;

import java.util.List;

/// Who leads a conversation that is recorded.
public sealed interface Lead extends AutoCloseable permits ScenarioLead, ReplayLead {
    /// How the conversation is held.
    Conversed conversed(TracedStack stack);

    /// What the user gives to hear from the first frame on.
    UserAudio opening();

    /// Whether the session knows by itself when the user was to be heard.
    boolean tellsUser();

    /// Leads the conversation to its end.
    ///
    /// @return what went wrong with it, a phrase each
    /// @throws OperationFailed when the session does not take what is said
    List<String> lead(DuplexSession session, TraceRecorder recorder) throws InterruptedException;

    /// Lets go of what it reads from.
    @Override
    default void close() {}
}
