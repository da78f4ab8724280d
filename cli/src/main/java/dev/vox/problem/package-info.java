/// What can go wrong, in three kinds, each with its exit code's meaning.
@NullMarked
package dev.vox.problem;

import org.jspecify.annotations.NullMarked;
