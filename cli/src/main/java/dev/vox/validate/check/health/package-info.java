/// What a stack says of itself, check by check.
@NullMarked
package dev.vox.validate.check.health;

import org.jspecify.annotations.NullMarked;
