/// Where pages meet a real stream, a width and a colour.
@NullMarked
package dev.vox.cli.output;

import org.jspecify.annotations.NullMarked;
