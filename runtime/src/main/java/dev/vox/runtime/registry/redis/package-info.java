/// The registry that workers and orchestrators in different processes share: Redis.
@NullMarked
package dev.vox.runtime.registry.redis;

import org.jspecify.annotations.NullMarked;
