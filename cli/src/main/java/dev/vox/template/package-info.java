/// What a project starts with: the files that `vox init` writes.
@NullMarked
package dev.vox.template;

import org.jspecify.annotations.NullMarked;
