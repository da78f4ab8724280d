/// The stack's use cases: up, down, status. What is up is written down in the project; drivers make it so.
@NullMarked
package dev.vox.stack;

import org.jspecify.annotations.NullMarked;
