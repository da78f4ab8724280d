package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.ClientMessages;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.settings.SessionLimits;
import dev.vox.runtime.orchestrator.websocket.ConnectionListener;
import dev.vox.runtime.session.EndReason;

import java.util.concurrent.atomic.AtomicBoolean;

/// A client and its session. Its methods run on the connection's reader thread but for the limits.
final class ClientSession implements ConnectionListener {
    private final Conversation conversation;
    private final Intake intake;
    private final Speaker speaker;
    private final SessionLimits limits;
    private final SessionClock clock;
    private final String id;
    private final AtomicBoolean ending = new AtomicBoolean();

    ClientSession(
            String id,
            Conversation conversation,
            Intake intake,
            Speaker speaker,
            SessionLimits limits,
            SessionClock clock) {
        this.id = id;
        this.conversation = conversation;
        this.intake = intake;
        this.speaker = speaker;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void onOpen() {
        conversation.open();
        Thread.ofVirtual().name("speaker-" + id).start(speaker);
    }

    @Override
    public void onText(String json) {
        clock.active();
        try {
            receive(ClientMessages.decode(json));
        } catch (InvalidMessageException e) {
            invalid(e);
        }
    }

    @Override
    public void onBinary(byte[] frame) {
        try {
            intake.audio(frame);
        } catch (InvalidMessageException e) {
            clock.active();
            invalid(e);
        }
    }

    @Override
    public void onClosing() {
        conversation.end(EndReason.COMPLETED);
    }

    @Override
    public void onGone() {
        conversation.end(EndReason.COMPLETED);
    }

    /// Ends the session if it has reached a limit. Never blocks: the end waits for the client's writes on its own thread.
    void checkLimits() {
        clock.reached(limits).ifPresent(this::end);
        intake.checkDeadlines();
    }

    /// Ends the session without waiting for it.
    void end(EndReason reason) {
        if (ending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("end-" + id).start(() -> conversation.end(reason));
        }
    }

    /// Ends the session after the running utterance, without waiting for it.
    void finish(EndReason reason) {
        Thread.ofVirtual().name("finish-" + id).start(() -> conversation.finish(reason));
    }

    private void receive(ClientMessage message) throws InvalidMessageException {
        switch (message) {
            case ClientMessage.Text text -> intake.text(text);
            case ClientMessage.Control control -> conversation.control(control.command());
            case ClientMessage.Hello hello ->
                    conversation.hello(hello.accept(), hello.voice(), hello.pace());
            case ClientMessage.AudioFormat format -> intake.format(format);
        }
    }

    private void invalid(InvalidMessageException e) {
        conversation.error(ErrorCode.INVALID_MESSAGE, String.valueOf(e.getMessage()));
    }
}
