package dev.vox.runtime.vad;

/// What the session does while a frame is heard. The detector is harder to convince while its own side speaks.
public enum Attention {
    LISTENING,
    SPEAKING,
    BARGED_IN
}
