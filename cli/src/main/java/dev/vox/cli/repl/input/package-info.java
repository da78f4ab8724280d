/// What a line typed into the loop means.
@NullMarked
package dev.vox.cli.repl.input;

import org.jspecify.annotations.NullMarked;
