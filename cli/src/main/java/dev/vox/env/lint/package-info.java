/// What is wrong with a project's files of variables: one rule a class, findings as values, and the mending of what is safe.
@NullMarked
package dev.vox.env.lint;

import org.jspecify.annotations.NullMarked;
