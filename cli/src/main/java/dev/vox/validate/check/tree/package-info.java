/// The files of a project, found by patterns.
@NullMarked
package dev.vox.validate.check.tree;

import org.jspecify.annotations.NullMarked;
