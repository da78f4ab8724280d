/// Holding a worker to its contract: what it offers, how it speaks, what is to be mended first, and what it can prove.
@NullMarked
package dev.vox.contract.audit;

import org.jspecify.annotations.NullMarked;
