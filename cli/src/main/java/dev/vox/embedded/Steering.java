package dev.vox.embedded;

import dev.vox.runtime.orchestrator.message.ModelOrder;

import java.util.function.Consumer;

/// Who may change what a running stack speaks with, and who is told.
///
/// @param token whoever shows it may
/// @param follower is told of each change, when it is done
record Steering(String token, Consumer<ModelOrder> follower) {}
