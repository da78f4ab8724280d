/// Fixes that are safe to do: each says what it would do before it does anything.
@NullMarked
package dev.vox.validate.remedy;

import org.jspecify.annotations.NullMarked;
