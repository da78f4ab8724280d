package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.Role;

/// Legacy mode: texts are spoken, audio is not heard.
final class LegacyIntake implements Intake {
    private final Conversation conversation;
    private final SessionClock clock;
    private ClientMessage.AudioFormat format = new ClientMessage.AudioFormat(48_000);
    private boolean audioRefused;

    LegacyIntake(Conversation conversation, SessionClock clock) {
        this.conversation = conversation;
        this.clock = clock;
    }

    @Override
    public void text(ClientMessage.Text text) throws InvalidMessageException {
        if (text.role() == Role.USER) {
            throw new InvalidMessageException(
                    "legacy mode has no agent that answers the user; it speaks texts as they are");
        }
        conversation.text(text.text());
    }

    @Override
    public void format(ClientMessage.AudioFormat newFormat) {
        format = newFormat;
        refuseAudio();
    }

    @Override
    public void audio(byte[] frame) throws InvalidMessageException {
        clock.active();
        if (frame.length != format.frameBytes()) {
            throw new InvalidMessageException(
                    "an audio frame of 20 ms at "
                            + format.sampleRate()
                            + " Hz has "
                            + format.frameBytes()
                            + " bytes, not "
                            + frame.length);
        }
        refuseAudio();
    }

    @Override
    public void checkDeadlines() {}

    @Override
    public void close() {}

    /// Said once: a client that streams its microphone would be told fifty times a second.
    private void refuseAudio() {
        if (!audioRefused) {
            audioRefused = true;
            conversation.error(
                    ErrorCode.INVALID_MESSAGE,
                    "legacy mode takes text; it does not listen to audio");
        }
    }
}
