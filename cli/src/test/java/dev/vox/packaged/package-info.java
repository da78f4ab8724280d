/// Tests of the packaged tool, run as a user runs it.
@NullMarked
package dev.vox.packaged;

import org.jspecify.annotations.NullMarked;
