/// What is measured: names, units, definitions, and samples.
@NullMarked
package dev.vox.bench.metric;

import org.jspecify.annotations.NullMarked;
