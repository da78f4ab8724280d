@NullMarked
package dev.vox.expect;

import org.jspecify.annotations.NullMarked;
