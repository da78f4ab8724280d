/// What a person, a spreadsheet, a monitor, a browser and another run see of a result: pure functions, a form each.
@NullMarked
package dev.vox.bench.report;

import org.jspecify.annotations.NullMarked;
