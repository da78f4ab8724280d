package dev.vox.runtime.orchestrator.websocket;

/// Close codes of RFC 6455, section 7.4.1, and its registry.
public final class CloseCode {
    /// Done.
    public static final int NORMAL = 1000;

    /// The server stops.
    public static final int GOING_AWAY = 1001;

    /// The peer broke the framing rules.
    public static final int PROTOCOL_ERROR = 1002;

    /// A text was not UTF-8.
    public static final int NOT_CONSISTENT = 1007;

    /// A message was too big.
    public static final int TOO_BIG = 1009;

    /// The server failed.
    public static final int INTERNAL_ERROR = 1011;

    /// The server is full.
    public static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}
}
