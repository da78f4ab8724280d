package dev.vox.contract.transport;

import org.jspecify.annotations.Nullable;

/// Where a worker is, for one life of it.
///
/// @param program that was started; null when none was
record Site(@Nullable Running program, Link link) {}
