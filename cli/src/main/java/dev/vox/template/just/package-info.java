/// What projects come from: justfiles, and the names their recipes had.
@NullMarked
package dev.vox.template.just;

import org.jspecify.annotations.NullMarked;
