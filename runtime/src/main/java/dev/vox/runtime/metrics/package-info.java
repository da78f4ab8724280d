/// Prometheus figures as pages and as latency summaries, for every server of the stack.
@NullMarked
package dev.vox.runtime.metrics;

import org.jspecify.annotations.NullMarked;
