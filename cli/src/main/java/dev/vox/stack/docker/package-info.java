/// The one door to docker-java: it observes and runs commands in containers, and changes nothing.
@NullMarked
package dev.vox.stack.docker;

import org.jspecify.annotations.NullMarked;
