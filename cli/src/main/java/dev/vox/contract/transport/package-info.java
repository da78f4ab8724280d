/// Workers, started or reached, over standard streams, TCP, HTTP, gRPC and into containers.
@NullMarked
package dev.vox.contract.transport;

import org.jspecify.annotations.NullMarked;
