/// The port by which long work reports. Events only; rendering is elsewhere.
@NullMarked
package dev.vox.progress;

import org.jspecify.annotations.NullMarked;
