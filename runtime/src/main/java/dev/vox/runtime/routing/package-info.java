/// Which worker serves a session.
@NullMarked
package dev.vox.runtime.routing;

import org.jspecify.annotations.NullMarked;
