package dev.vox.runtime.orchestrator.websocket;

/// Takes what happens on one connection, all of it on that connection's own thread.
public interface ConnectionListener {
    /// The connection is open; comes first.
    void onOpen();

    /// A text message came.
    void onText(String text);

    /// A binary message came.
    void onBinary(byte[] bytes);

    /// The connection closes. If the client asked for it, what is sent now still goes before the answer.
    void onClosing();

    /// The connection is over, however that came; comes last, once.
    void onGone();
}
