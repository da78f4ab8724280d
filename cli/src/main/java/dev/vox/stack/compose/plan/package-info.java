/// What is going to be done to the containers of a project: pure functions, and the checks before anything is touched.
@NullMarked
package dev.vox.stack.compose.plan;

import org.jspecify.annotations.NullMarked;
