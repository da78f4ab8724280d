/// The server's end of a WebSocket (RFC 6455) on Helidon's sockets: messages whole and checked, writes in order, and every
/// way a connection can end reported once.
@NullMarked
package dev.vox.runtime.orchestrator.websocket;

import org.jspecify.annotations.NullMarked;
