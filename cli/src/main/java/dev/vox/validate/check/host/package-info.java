/// Checks of the machine: what is installed, how much room there is, who has the ports.
@NullMarked
package dev.vox.validate.check.host;

import org.jspecify.annotations.NullMarked;
