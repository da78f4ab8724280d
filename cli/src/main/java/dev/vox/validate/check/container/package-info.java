/// What a container is and was made with, and whether its healthcheck can fail.
@NullMarked
package dev.vox.validate.check.container;

import org.jspecify.annotations.NullMarked;
