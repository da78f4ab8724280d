/// The files of scenarios: which workload, with which figures.
@NullMarked
package dev.vox.bench.scenario;

import org.jspecify.annotations.NullMarked;
