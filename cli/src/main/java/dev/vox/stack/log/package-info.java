/// The services' log files: one line a record, rotated by size, merged by time, followed while they grow.
@NullMarked
package dev.vox.stack.log;

import org.jspecify.annotations.NullMarked;
