/// What a report of a problem needs, in one file, without secrets.
@NullMarked
package dev.vox.validate.bundle;

import org.jspecify.annotations.NullMarked;
