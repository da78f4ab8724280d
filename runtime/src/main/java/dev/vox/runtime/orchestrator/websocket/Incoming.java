package dev.vox.runtime.orchestrator.websocket;

/// What arrived: a whole message, or a control frame.
@SuppressWarnings("ArrayRecordComponent") // each is read once by the one who asked for it
sealed interface Incoming {
    record Text(String text) implements Incoming {}

    record Binary(byte[] bytes) implements Incoming {}

    record Ping(byte[] bytes) implements Incoming {}

    record Pong() implements Incoming {}

    record Close() implements Incoming {}
}
