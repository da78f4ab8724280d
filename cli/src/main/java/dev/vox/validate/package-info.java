/// Phases of checks: read, selected, run in order, told as they go.
@NullMarked
package dev.vox.validate;

import org.jspecify.annotations.NullMarked;
