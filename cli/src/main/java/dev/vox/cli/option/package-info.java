/// Options that commands share, as picocli mixins.
@NullMarked
package dev.vox.cli.option;

import org.jspecify.annotations.NullMarked;
