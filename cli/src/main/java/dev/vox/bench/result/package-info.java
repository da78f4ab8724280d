/// What comes of a run: collected while it goes on, written, and read again.
@NullMarked
package dev.vox.bench.result;

import org.jspecify.annotations.NullMarked;
