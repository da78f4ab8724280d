/// The stack on Docker Compose: observe, plan, then have `docker compose` change what must change.
@NullMarked
package dev.vox.stack.compose;

import org.jspecify.annotations.NullMarked;
