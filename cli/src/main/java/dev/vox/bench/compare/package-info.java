/// Whether one run is better or worse than another: statistics, baselines, and reports for pull requests.
@NullMarked
package dev.vox.bench.compare;

import org.jspecify.annotations.NullMarked;
