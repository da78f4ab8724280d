/// The orchestrator's settings, by the sections of its configuration file. Each record knows its ranges and defaults.
@NullMarked
package dev.vox.runtime.orchestrator.settings;

import org.jspecify.annotations.NullMarked;
