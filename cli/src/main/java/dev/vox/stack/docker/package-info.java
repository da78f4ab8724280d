/// Looks at a container engine through docker-java.
///
/// The connection is our own ([EngineHttp]): docker-java's transports bring native code and thousands of classes, and take 200 ms
/// more to answer the first time. What `vox status` asks is read without docker-java's JSON mapper for the same reason
/// (decision 0013); everything else are docker-java's commands.
@NullMarked
package dev.vox.stack.docker;

import org.jspecify.annotations.NullMarked;
