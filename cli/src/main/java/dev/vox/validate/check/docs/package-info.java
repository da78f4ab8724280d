/// Checks of what a project writes about itself.
@NullMarked
package dev.vox.validate.check.docs;

import org.jspecify.annotations.NullMarked;
