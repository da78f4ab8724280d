/// The model manager: which models are resident, counted, loaded once, evicted by age.
@NullMarked
package dev.vox.runtime.model;

import org.jspecify.annotations.NullMarked;
