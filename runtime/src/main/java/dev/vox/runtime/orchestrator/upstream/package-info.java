/// The orchestrator as a worker's client: a worker session for each client, its utterances and its commands.
@NullMarked
package dev.vox.runtime.orchestrator.upstream;

import org.jspecify.annotations.NullMarked;
