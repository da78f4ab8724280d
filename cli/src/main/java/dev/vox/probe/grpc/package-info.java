/// Calling a gRPC server whose types are known only at run time, and comparing them with others.
@NullMarked
package dev.vox.probe.grpc;

import org.jspecify.annotations.NullMarked;
