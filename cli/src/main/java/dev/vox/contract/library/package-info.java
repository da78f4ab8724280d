/// Which contracts there are: those of a project, and the examples that came with the tool.
@NullMarked
package dev.vox.contract.library;

import org.jspecify.annotations.NullMarked;
