/// The one door to SnakeYAML: text to nodes that know where they stand, and readers that collect every mistake.
@NullMarked
package dev.vox.yaml;

import org.jspecify.annotations.NullMarked;
