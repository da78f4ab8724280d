package dev.vox.runtime.vad;

/// What a frame sounds like.
enum Sounding {
    /// Like speech.
    SPEECH,
    /// A few milliseconds of noise: a click, or the burst that a p, t or k begins with.
    CLICK,
    /// Like nothing that a user says: silence, noise, a tone, what is left of a click.
    OTHER
}
