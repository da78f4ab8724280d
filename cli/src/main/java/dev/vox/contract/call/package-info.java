/// Calls of a worker and what comes of them: the envelope and the names of a contract, mapped both ways.
@NullMarked
package dev.vox.contract.call;

import org.jspecify.annotations.NullMarked;
