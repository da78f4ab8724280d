/// Running external programs: arguments, environment, deadline, captured result.
@NullMarked
package dev.vox.process;

import org.jspecify.annotations.NullMarked;
