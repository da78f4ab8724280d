/// What is measured: a stack that is up, an address, or a stack that is started for it.
@NullMarked
package dev.vox.bench.target;

import org.jspecify.annotations.NullMarked;
