/// Whether results hold what was demanded of them: thresholds and objectives.
@NullMarked
package dev.vox.bench.gate;

import org.jspecify.annotations.NullMarked;
