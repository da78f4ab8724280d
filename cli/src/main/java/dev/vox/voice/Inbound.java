package dev.vox.voice;

/// What comes out of a WebSocket, before it is understood.
sealed interface Inbound {
    /// A whole text message.
    record Text(String text, long arrivedAt) implements Inbound {}

    /// A whole binary message.
    @SuppressWarnings("ArrayRecordComponent") // one owner; messages are never compared
    record Binary(byte[] bytes, long arrivedAt) implements Inbound {}

    /// The answer to a ping of ours: the other side has taken what was sent before it.
    ///
    /// @param mark what the ping bore
    record Pong(long mark, long arrivedAt) implements Inbound {}

    /// The other side closed.
    record Closed(int code, String reason) implements Inbound {}

    /// The connection broke, or the other side broke the protocol.
    record Broken(String reason) implements Inbound {}
}
