package dev.vox.contract.audit;

import org.jspecify.annotations.Nullable;

/// Whether something holds, and in which words.
///
/// @param holds null where it could not be told
/// @param words what was seen
record Judged(@Nullable Boolean holds, String words) {}
