/// Checks of what is made of sources: images, generated stubs, lock files.
@NullMarked
package dev.vox.validate.check.build;

import org.jspecify.annotations.NullMarked;
