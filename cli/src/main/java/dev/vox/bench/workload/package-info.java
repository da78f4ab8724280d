/// What a scenario does to its subject, a class a kind.
@NullMarked
package dev.vox.bench.workload;

import org.jspecify.annotations.NullMarked;
