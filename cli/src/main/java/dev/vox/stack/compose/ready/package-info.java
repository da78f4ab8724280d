/// Readiness of services: events and probes, never sleeping.
@NullMarked
package dev.vox.stack.compose.ready;

import org.jspecify.annotations.NullMarked;
