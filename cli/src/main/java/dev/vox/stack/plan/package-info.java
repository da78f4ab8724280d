/// What `vox dev` is going to do: pure functions from what is wanted and what is up to steps, each with its cause.
@NullMarked
package dev.vox.stack.plan;

import org.jspecify.annotations.NullMarked;
