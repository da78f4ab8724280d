/// The WebSocket server with its health and metrics: one connection, one virtual thread, one session.
@NullMarked
package dev.vox.runtime.orchestrator;

import org.jspecify.annotations.NullMarked;
