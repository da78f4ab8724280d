/// Asking a service whether it is there, in what it speaks.
@NullMarked
package dev.vox.probe;

import org.jspecify.annotations.NullMarked;
