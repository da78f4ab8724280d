/// What the loop does with a stack, free of terminals.
@NullMarked
package dev.vox.cli.repl.talk;

import org.jspecify.annotations.NullMarked;
