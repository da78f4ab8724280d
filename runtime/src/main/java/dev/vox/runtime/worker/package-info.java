/// The gRPC worker: translates the protocol to the domain and back, and calls an engine.
@NullMarked
package dev.vox.runtime.worker;

import org.jspecify.annotations.NullMarked;
