/// Sessions by the hundred, on a schedule, without holding each other up.
@NullMarked
package dev.vox.bench.load;

import org.jspecify.annotations.NullMarked;
