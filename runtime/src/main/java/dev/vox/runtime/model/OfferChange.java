package dev.vox.runtime.model;

import dev.vox.runtime.tts.VoiceProfile;

/// What came of changing the offer.
///
/// @param from the default model before
/// @param to the default model now
/// @param alreadyThere whether the offer was the same before
public record OfferChange(VoiceProfile from, VoiceProfile to, boolean alreadyThere) {}
