/// One thin class a command: flags, request record, feature, result record, view.
@NullMarked
package dev.vox.cli.command;

import org.jspecify.annotations.NullMarked;
