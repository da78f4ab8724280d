/// The messages of the WebSocket and the pages beside it, as records, and their JSON: the one door to Gson.
@NullMarked
package dev.vox.runtime.orchestrator.message;

import org.jspecify.annotations.NullMarked;
