/// A conversation written down: lines, and what is expected of them.
@NullMarked
package dev.vox.cli.repl.script;

import org.jspecify.annotations.NullMarked;
