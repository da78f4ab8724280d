package dev.vox.validate.check.speech;

import org.jspecify.annotations.Nullable;

/// What came of a text that nobody broke into.
///
/// @param ended whether its end was told
/// @param marked whether that was told as the protocol wants it: one frame that is final
/// @param problem what broke it off, by the grammar of `VoxException`; null when nothing did
record Spoken(Tape tape, boolean ended, boolean marked, @Nullable String problem) {}
