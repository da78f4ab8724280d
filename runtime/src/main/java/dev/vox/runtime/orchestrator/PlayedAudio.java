package dev.vox.runtime.orchestrator;

/// Takes note of what the client plays, so that it is known when it comes back as an echo.
interface PlayedAudio {
    /// Of a client that sends no audio nothing comes back.
    PlayedAudio UNHEARD =
            new PlayedAudio() {
                @Override
                public void played(byte[] pcm, long sentNanos) {}

                @Override
                public void flushed(long atNanos) {}
            };

    /// A frame goes to the client, by `System.nanoTime()`.
    void played(byte[] pcm, long sentNanos);

    /// What the client has and has not played is void.
    void flushed(long atNanos);
}
