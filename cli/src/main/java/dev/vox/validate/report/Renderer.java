package dev.vox.validate.report;

import dev.vox.validate.RunEvent;

/// Makes one report of the events of one run, told in their order and one at a time.
@FunctionalInterface
interface Renderer {
    /// What an event adds to the report; empty when nothing.
    ///
    /// The events come as [Course] gives them: every phase begins, has an end for each of its checks, and ends.
    String add(RunEvent event);
}
