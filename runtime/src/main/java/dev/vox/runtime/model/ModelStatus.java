package dev.vox.runtime.model;

import dev.vox.runtime.tts.VoiceProfile;

/// What the model manager knows of one model.
///
/// @param profile the voice
/// @param resident in memory and ready to speak
/// @param uses leases that are open, 0 or more
public record ModelStatus(VoiceProfile profile, boolean resident, int uses) {}
