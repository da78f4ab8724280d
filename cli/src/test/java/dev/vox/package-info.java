/// Rules that hold for the whole tool, and what its tests share.
@NullMarked
package dev.vox;

import org.jspecify.annotations.NullMarked;
