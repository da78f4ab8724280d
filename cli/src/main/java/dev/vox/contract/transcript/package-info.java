/// What a worker answered, kept and compared; workflows, played.
@NullMarked
package dev.vox.contract.transcript;

import org.jspecify.annotations.NullMarked;
