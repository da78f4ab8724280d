package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;

/// What a mode makes of a client's texts and audio. Its methods run on the connection's reader thread but for the deadlines.
interface Intake {
    void text(ClientMessage.Text text) throws InvalidMessageException;

    void format(ClientMessage.AudioFormat format);

    void audio(byte[] frame) throws InvalidMessageException;

    /// Looks whether somebody has taken too long. Never blocks.
    void checkDeadlines();

    /// Stops what hears and answers; the session is over. Waits a second or two at most.
    void close();
}
