/// The loop at a terminal: the only place here that knows JLine.
@NullMarked
package dev.vox.cli.repl;

import org.jspecify.annotations.NullMarked;
