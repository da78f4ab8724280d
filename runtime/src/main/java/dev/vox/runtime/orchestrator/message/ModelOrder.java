package dev.vox.runtime.orchestrator.message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Asks for another model to speak.
///
/// @param adapter the only engine that is to serve; null when the model id chooses
/// @param modelId what sessions that name no model speak with from now on, never empty
/// @param timeout how long it may take, from 1 ms to a day
public record ModelOrder(@Nullable String adapter, String modelId, Duration timeout) {}
