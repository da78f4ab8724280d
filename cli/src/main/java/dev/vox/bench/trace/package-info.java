/// A conversation as a file: recorded, shown in Perfetto, held again and compared.
@NullMarked
package dev.vox.bench.trace;

import org.jspecify.annotations.NullMarked;
