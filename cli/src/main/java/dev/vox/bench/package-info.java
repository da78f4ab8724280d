/// Measures a stack: scenarios run against targets, and what comes of them.
@NullMarked
package dev.vox.bench;

import org.jspecify.annotations.NullMarked;
